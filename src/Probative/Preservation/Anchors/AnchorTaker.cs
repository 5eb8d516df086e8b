using Probative.Formats.Timestamps;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;

namespace Probative.Preservation.Anchors;

/// <summary>
/// Takes answers one by one, whichever way they came: each is judged, and recorded as far as it verifies.
/// </summary>
internal sealed class AnchorTaker(
    IVault vault,
    string actor,
    IReadOnlyList<BitcoinHeader> headers,
    IReadOnlyList<(RevocationList List, string Path)> lists,
    uint easiestBits,
    Action<CommandEvent> tell)
{
    private readonly HashSet<RevocationList> _heard = new(ReferenceEqualityComparer.Instance);

    /// <summary>Answers that are on the record now and were not before.</summary>
    public long Recorded { get; private set; }

    /// <summary>Answers that said nothing new.</summary>
    public long Known { get; private set; }

    /// <summary>What failed or was refused.</summary>
    public long Refused { get; private set; }

    /// <summary>How the command ended.</summary>
    public Ending Ending => Refused == 0 ? Ending.Done
        : Recorded + Known > 0 ? Ending.DoneWithFailures
        : Ending.Refused;

    /// <summary>Judges an answer; what is good is on the record when this ends.</summary>
    /// <param name="kind">One of <see cref="AnchorKind"/>: what the answer is to be.</param>
    /// <param name="file">The answer.</param>
    /// <param name="explain">How a problem is told, where the answer did not come as a file.</param>
    /// <returns>What is on the record of it; null when it was refused.</returns>
    public async Task<CheckpointAnchored?> TakeAsync(
        string kind, GivenFile file, Func<Problem, Problem>? explain = null)
    {
        // Read anew each time: of two proofs of one checkpoint the second is merged with the first. From here
        // on nothing is cancelled: what came is recorded.
        var record = await AnchorRecord.ReadAsync(vault, CancellationToken.None);
        var answer = kind == AnchorKind.OpenTimestamps
            ? new ProofJudge(vault, record, headers, easiestBits).Judge(file)
            : new TokenJudge(vault, record, lists, _heard).Judge(file);
        switch (answer)
        {
            case Judgement.Refused(var problem):
                Refuse(explain is null ? problem : explain(problem));
                return null;
            case Judgement.Known(var anchor):
                Known++;
                tell(new CommandEvent.Row(AnchorShape.ToJson(vault, anchor)));
                return anchor;
            case Judgement.Good good:
                Recorded++;
                await RecordAsync(good);
                return good.Anchor;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Counts and tells what did not come to an answer.</summary>
    public void Refuse(Problem problem)
    {
        Refused++;
        tell(new CommandEvent.Noted(problem));
    }

    /// <summary>Tells what deserves a look and is no failure.</summary>
    public void Tell(Problem problem) => tell(new CommandEvent.Noted(problem));

    /// <summary>Tells of the revocation lists that said nothing of what was taken.</summary>
    public void TellUnheard()
    {
        // Of an answer that was refused nobody knows which lists would have spoken.
        foreach (var (list, path) in lists)
        {
            if (Refused > 0 || _heard.Contains(list)) continue;
            tell(new CommandEvent.Noted(AnchorProblems.ListNotHeard(path, list.Issuer)));
        }
    }

    private async Task RecordAsync(Judgement.Good good)
    {
        // Bytes before the fact that names them: a crash in between leaves files that none names.
        foreach (var bytes in good.Kept) await KeptBytes.StoreAsync(vault, bytes, CancellationToken.None);
        var where = await vault.Ledger.AppendAsync(
            vault.OwnSequence, good.Anchor, actor, CancellationToken.None);
        tell(new CommandEvent.Recorded(good.Anchor.Type, where));
        tell(new CommandEvent.Row(AnchorShape.ToJson(vault, good.Anchor)));
    }
}
