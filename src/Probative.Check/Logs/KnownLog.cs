using Probative.Check.Faults;
using Probative.Check.Reports;
using Probative.Check.Targets;
using Probative.Ledger;
using Probative.Ledger.Audit;
using Probative.Ledger.Notes;
using Probative.Ledger.Tree;

namespace Probative.Check.Logs;

/// <summary>
/// That a log goes on from what the checker knows from before (check.md, code known-checkpoint).
/// </summary>
internal static class KnownLog
{
    private const int LongestFile = 32 * 1024 * 1024;

    /// <summary>Compares one known record with a log that was audited.</summary>
    public static void Check(
        ILogFiles files, Checkpoint own, ReadOnlySpan<VerifierKey> keys, KnownRecord record, FaultList faults)
    {
        void Report(string message) =>
            faults.Add(Codes.KnownCheckpoint, LogFolder.Checkpoint, $"{record.Name}: {message}");

        Checkpoint? known = null;
        Damage damage = default;
        foreach (VerifierKey key in keys)
        {
            // An earlier checkpoint may be by a key that was retired since; vkeys keeps them all.
            if (LogCheckpoint.TryOpen(record.Checkpoint, key, out known, out damage)) break;
        }

        if (known is null)
        {
            Report("no key of this log signed it: it is of another log, or false. " + damage.Message);
            return;
        }

        if (known.Size > own.Size)
        {
            Report($"it is later ({Plain.Count((long)known.Size, "fact")}) than the log's ({own.Size}): this "
                + "copy of the log is old, or lacks its end.");
            return;
        }

        var tiles = new TileSource(own.Size, id => files.Read(id.ToString(), LongestFile));
        if (!tiles.TryGetFrontier(known.Size, out Frontier? frontier))
            Report("the tiles to compare it with are missing or damaged.");
        else if (frontier.Root() != known.Root)
        {
            Report($"at {Plain.Count((long)known.Size, "fact")} this log had another root: two histories "
                + "exist.");
        }

        CompareFacts(tiles, own.Size, record, Report);
    }

    private static void CompareFacts(TileSource tiles, ulong size, KnownRecord record, Action<string> report)
    {
        for (var i = 0; i < record.Facts.Count; i++)
        {
            (ulong index, Hash32 leafHash) = record.Facts[i];
            if (index < size && tiles.TryGetNode(new NodeId(0, index), out Hash32 now) && now == leafHash)
                continue;
            report($"fact {i + 1} of its case is not the leaf at log index {index}: two histories exist.");
            return;
        }
    }
}
