using System.Text.Json.Nodes;
using Probative.Formats.Timestamps;
using Probative.Kernel.Commands;
using Probative.Kernel.Members;
using Probative.Kernel.Vault;

namespace Probative.Preservation.Anchors;

/// <summary>
/// Takes answers back. Each is judged by itself: what verifies is recorded, what does not is refused with a
/// code and leaves no trace in the record.
/// </summary>
/// <param name="vault">An open vault.</param>
/// <param name="easiestBits">The easiest target of a block header that counts as work.</param>
public sealed class AnchorImporter(IVault vault, uint easiestBits = BitcoinHeader.EasiestBits)
    : ICommandHandler<ImportAnchors>
{
    public IAsyncEnumerable<CommandEvent> RunAsync(ImportAnchors command, CancellationToken ct) =>
        CommandEvents.Of((tell, stop) => RunAsync(command, tell, stop), ct);

    private async Task RunAsync(ImportAnchors command, Action<CommandEvent> tell, CancellationToken ct)
    {
        var problems = new List<Problem>();
        var headers = ReadHeaders(command.BlockHeaders, problems);
        var lists = ReadLists(command.RevocationLists, problems);
        if (problems.Count > 0)
        {
            foreach (var problem in problems) tell(new CommandEvent.Noted(problem));
            tell(new CommandEvent.Finished(Ending.WrongUsage, null));
            return;
        }

        var counts = await TakeAsync(command, headers, lists, tell, ct);
        await vault.Ledger.PublishAsync(CancellationToken.None);
        var ending = counts.Refused == 0 ? Ending.Done
            : counts.Recorded + counts.Known > 0 ? Ending.DoneWithFailures
            : Ending.Refused;
        tell(new CommandEvent.Finished(ending, new JsonObject
        {
            ["recorded"] = counts.Recorded,
            ["known"] = counts.Known,
            ["refused"] = counts.Refused,
            ["checkpoint"] = Published.ToJson(vault),
        }));
    }

    private async Task<(long Recorded, long Known, long Refused)> TakeAsync(
        ImportAnchors command,
        List<BitcoinHeader> headers,
        List<(RevocationList List, string Path)> lists,
        Action<CommandEvent> tell,
        CancellationToken ct)
    {
        var actor = await new MemberRoll(vault).PseudonymAsync(command.By, ct);
        var (recorded, known, refused) = (0L, 0L, 0L);
        var heard = new HashSet<RevocationList>(ReferenceEqualityComparer.Instance);
        foreach (var file in command.Files)
        {
            // Read anew each time: of two proofs of one checkpoint the second is merged with the first.
            var record = await AnchorRecord.ReadAsync(vault, ct);
            var answer = IsProof(file)
                ? new ProofJudge(vault, record, headers, easiestBits).Judge(file)
                : new TokenJudge(vault, record, lists, heard).Judge(file);
            switch (answer)
            {
                case Judgement.Refused(var problem):
                    refused++;
                    tell(new CommandEvent.Noted(problem));
                    break;
                case Judgement.Known(var anchor):
                    known++;
                    tell(new CommandEvent.Row(AnchorShape.ToJson(vault, anchor)));
                    break;
                case Judgement.Good good:
                    recorded++;
                    await RecordAsync(good, actor, tell, ct);
                    break;
            }
        }

        // Of an answer that was refused nobody knows which lists would have spoken.
        foreach (var (list, path) in lists)
        {
            if (refused > 0 || heard.Contains(list)) continue;
            tell(new CommandEvent.Noted(AnchorProblems.ListNotHeard(path, list.Issuer)));
        }

        return (recorded, known, refused);
    }

    private async Task RecordAsync(
        Judgement.Good good, string actor, Action<CommandEvent> tell, CancellationToken ct)
    {
        // Bytes before the fact that names them: a crash in between leaves files that none names.
        foreach (var bytes in good.Kept) await KeptBytes.StoreAsync(vault, bytes, ct);
        var where = await vault.Ledger.AppendAsync(vault.OwnSequence, good.Anchor, actor, ct);
        tell(new CommandEvent.Recorded(good.Anchor.Type, where));
        tell(new CommandEvent.Row(AnchorShape.ToJson(vault, good.Anchor)));
    }

    /// <summary>What begins like a proof is one, whatever the name of the file ends in.</summary>
    private static bool IsProof(GivenFile file) => OtsFile.IsLike(file.Bytes.Span);

    private static List<BitcoinHeader> ReadHeaders(IReadOnlyList<GivenFile> files, List<Problem> problems)
    {
        var headers = new List<BitcoinHeader>();
        foreach (var file in files)
        {
            if (BitcoinHeader.TryRead(file.Bytes.Span, out var header, out var damage)) headers.Add(header);
            else problems.Add(AnchorProblems.Of(damage.Code, file.Path, damage.Message));
        }

        return headers;
    }

    private static List<(RevocationList List, string Path)> ReadLists(
        IReadOnlyList<GivenFile> files, List<Problem> problems)
    {
        var lists = new List<(RevocationList, string)>();
        foreach (var file in files)
        {
            var isList = RevocationList.TryRead(file.Bytes, out var list, out var damage);
            if (isList) lists.Add((list!, file.Path));
            else problems.Add(AnchorProblems.Of(damage.Code, file.Path, damage.Message));
        }

        return lists;
    }
}
