using Probative.Ledger.Facts;
using Probative.Ledger.Notes;
using Probative.Ledger.Tree;

namespace Probative.Ledger.Audit;

/// <summary>
/// Derives a whole log anew: every entry, every leaf hash, every tile at every level, the root, and that the
/// facts of each case follow each other. It reads each file that the size asks for once, and the partial
/// files of earlier sizes too; it writes nothing and goes on after a fault. Memory grows with the number of
/// cases and of stale files, not of facts.
/// </summary>
public sealed class LogAudit
{
    // Enough for both to be busy: a batch is about 64 x 256 leaves, 10 MB.
    private const int BatchBundles = 64;

    // A checkpoint can state any size. Beyond this many missing bundles they are no longer named one by one,
    // so that a stranger's number does not keep the audit busy for years.
    private const ulong MostMissing = 10_000;

    private readonly ILogFiles _files;
    private readonly Checkpoint _checkpoint;
    private readonly Action<LogFault> _report;
    private readonly TileListing _listing;
    private readonly TileRows _rows;
    private readonly CaseChain _chain = new();
    private ulong _leaves;

    private LogAudit(ILogFiles files, Checkpoint checkpoint, Action<LogFault> report)
    {
        _files = files;
        _checkpoint = checkpoint;
        _report = report;
        _listing = new TileListing(files.TilePaths(), checkpoint.Size);
        _rows = new TileRows(files, checkpoint.Size, _listing, report);
    }

    /// <summary>Audits a log.</summary>
    /// <param name="files">Its files.</param>
    /// <param name="checkpoint">Its checkpoint; the caller checks who signed it.</param>
    /// <param name="report">Told of every fault, on the calling thread, in the order of the log.</param>
    /// <param name="lanes">How many bundles are read at once.</param>
    /// <param name="progress">Told how many more entries are done; may be null.</param>
    /// <returns>What was read.</returns>
    public static LogAuditReport Run(
        ILogFiles files,
        Checkpoint checkpoint,
        Action<LogFault> report,
        int lanes,
        Action<ulong>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(checkpoint);
        ArgumentNullException.ThrowIfNull(report);
        ArgumentOutOfRangeException.ThrowIfLessThan(lanes, 1);
        return new LogAudit(files, checkpoint, report).Run(lanes, progress);
    }

    private LogAuditReport Run(int lanes, Action<ulong>? progress)
    {
        var size = _checkpoint.Size;
        var stated = (size + TileId.FullWidth - 1) / TileId.FullWidth;
        var bundles = Math.Min(stated, _listing.Bundles + MostMissing);
        var options = new ParallelOptions { MaxDegreeOfParallelism = lanes };
        var batch = new BundleReading[BatchBundles];
        Hash32[][] edge = [[]];
        for (ulong first = 0; first < bundles; first += BatchBundles)
        {
            var start = first;
            var count = (int)Math.Min(BatchBundles, bundles - first);
            Parallel.For(
                0, count, options, i => batch[i] = BundleReading.Read(_files, start + (ulong)i, size));
            for (var i = 0; i < count; i++)
            {
                edge = Take(batch[i]);
            }

            var end = Math.Min(size, (first + (ulong)count) * TileId.FullWidth);
            progress?.Invoke(end - (first * TileId.FullWidth));
        }

        if (bundles < stated)
        {
            _report(new LogFault(
                LogCodes.Missing,
                "checkpoint",
                -1,
                $"Its size asks for {stated} bundles; most are not there."));
            return Report(null);
        }

        _rows.FinishEdge();
        return Report(CompareRoot(size % TileId.FullWidth == 0 ? [[]] : edge, batch, bundles));
    }

    private LogAuditReport Report(Hash32? root) =>
        new(root, _leaves, _chain.CaseCount, _listing.Stale, _listing.Unsigned, _listing.Other);

    /// <summary>Takes the next bundle; gives the rows that may be true of it, the likelier first.</summary>
    private Hash32[][] Take(BundleReading reading)
    {
        var believed = Believe(reading);
        if (believed is [{ } only])
        {
            Settle(reading, only);
        }

        if (reading.Bundle.IsFull)
        {
            _rows.Push(1, believed switch
            {
                [] => null,
                [var row, ..] => row == reading.Derived ? reading.DerivedRoot : TileRows.RootOf(row),
            });
        }

        // The rows of a partial tile at the edge are settled by the root, when it is known.
        if (believed.Length == 0)
        {
            TellFaults(reading, null);
        }

        return believed;
    }

    private Hash32[][] Believe(BundleReading reading)
    {
        var (derived, stored) = (reading.Derived, reading.Stored);
        if (derived is null || stored is null)
        {
            return (derived ?? stored) is { } one ? [one] : [];
        }

        if (derived.AsSpan().SequenceEqual(stored))
        {
            return [derived];
        }

        // The entries and their tile disagree. Above a full tile stands what its root has to be.
        if (!reading.Bundle.IsFull)
        {
            return [derived, stored];
        }

        return _rows.ParentOf(reading.Tile) == TileRows.RootOf(stored) ? [stored] : [derived];
    }

    private Hash32? CompareRoot(Hash32[][] edge, BundleReading[] batch, ulong bundles)
    {
        // With two rows to choose from, the one that makes the signed root is the true one.
        Hash32? root = null;
        foreach (var row in edge)
        {
            var candidate = _rows.Root(row);
            root ??= candidate;
            if (candidate != _checkpoint.Root)
            {
                continue;
            }

            root = candidate;
            if (edge.Length > 1)
            {
                Settle(batch[(bundles - 1) % BatchBundles], row);
            }

            return root;
        }

        if (edge is [var likelier, _, ..])
        {
            Settle(batch[(bundles - 1) % BatchBundles], likelier);
        }

        // Where no root can be derived, the missing files were named.
        if (root is { } other)
        {
            _report(new LogFault(
                LogCodes.Root, "checkpoint", -1, $"The leaves make another root: {other.ToBase64()}."));
        }

        return root;
    }

    /// <summary>
    /// Names what in a bundle and its tile differs from the believed row, then follows the cases.
    /// </summary>
    private void Settle(BundleReading reading, Hash32[] believed)
    {
        reading.CompareOthers(_listing, believed);
        var wrongEntry = FirstDifference(reading.Derived, believed);
        if (wrongEntry >= 0)
        {
            _report(reading.FaultAt(
                LogCodes.Bundle, wrongEntry, "This entry is not the one that the tree holds."));
        }

        var wrongHash = FirstDifference(reading.Stored, believed);
        if (wrongHash >= 0)
        {
            _report(TileRows.WrongHash(
                reading.Tile, reading.Stored![wrongHash], believed[wrongHash], wrongHash));
        }

        TellFaults(reading, believed);
    }

    private void TellFaults(BundleReading reading, Hash32[]? believed)
    {
        foreach (var fault in reading.Faults)
        {
            _report(fault);
        }

        for (var i = 0; i < reading.Leaves.Length; i++)
        {
            if (reading.Leaves[i] is not { } leaf)
            {
                continue;
            }

            _leaves++;
            var index = (reading.Bundle.Index * TileId.FullWidth) + (ulong)i;
            if (_chain.Append(index, leaf, (believed ?? reading.Derived!)[i]) is { } fault)
            {
                _report(Describe(reading, i, fault));
            }
        }
    }

    private static LogFault Describe(BundleReading reading, int entry, ChainFault fault) => fault.Kind switch
    {
        ChainFaultKind.WrongPrev => reading.FaultAt(
            LogCodes.CaseChain,
            entry,
            $"Fact {fault.N} of case {fault.CaseId} does not name the fact before it."),
        ChainFaultKind.Repeated => reading.FaultAt(
            LogCodes.CaseNumber, entry, $"Fact {fault.N} of case {fault.CaseId} was there before."),
        _ => reading.FaultAt(
            LogCodes.CaseNumber,
            entry,
            $"Case {fault.CaseId} goes on with fact {fault.N} where fact {fault.ExpectedN} was due."),
    };

    private static int FirstDifference(Hash32[]? row, Hash32[] believed)
    {
        for (var i = 0; i < (row?.Length ?? 0); i++)
        {
            if (row![i] != believed[i])
            {
                return i;
            }
        }

        return -1;
    }
}
