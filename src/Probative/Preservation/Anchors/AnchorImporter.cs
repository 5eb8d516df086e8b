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
        var headers = AnchorFiles.ReadHeaders(command.BlockHeaders, problems);
        var lists = AnchorFiles.ReadLists(command.RevocationLists, problems);
        if (problems.Count > 0)
        {
            tell.Refuse(Ending.WrongUsage, problems);
            return;
        }

        var actor = await new MemberRoll(vault).PseudonymAsync(command.By, ct);
        var taker = new AnchorTaker(vault, actor, headers, lists, easiestBits, tell);
        foreach (var file in command.Files)
        {
            ct.ThrowIfCancellationRequested();
            await taker.TakeAsync(KindOf(file), file);
        }

        taker.TellUnheard();
        await vault.Ledger.PublishAsync(CancellationToken.None);
        tell(new CommandEvent.Finished(taker.Ending, new JsonObject
        {
            ["recorded"] = taker.Recorded,
            ["known"] = taker.Known,
            ["refused"] = taker.Refused,
            ["checkpoint"] = Published.ToJson(vault),
        }));
    }

    /// <summary>What begins like a proof is one, whatever the name of the file ends in.</summary>
    private static string KindOf(GivenFile file) =>
        OtsFile.IsLike(file.Bytes.Span) ? AnchorKind.OpenTimestamps : AnchorKind.Rfc3161;
}
