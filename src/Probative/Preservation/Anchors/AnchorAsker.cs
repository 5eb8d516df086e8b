using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Probative.Formats.Timestamps;
using Probative.Kernel.Commands;
using Probative.Kernel.Members;
using Probative.Kernel.Outside;
using Probative.Kernel.Vault;
using Probative.Ledger;

namespace Probative.Preservation.Anchors;

/// <summary>
/// Gives the published checkpoint out over the network, to every authority and calendar with an address, and
/// takes back what they answer. What leaves the machine is a digest.
/// </summary>
public sealed class AnchorAsker(IVault vault, IOutside outside) : ICommandHandler<AskAuthorities>
{
    // As the reference client of OpenTimestamps has it.
    private const int CalendarNonceBytes = 16;

    public IAsyncEnumerable<CommandEvent> RunAsync(AskAuthorities command, CancellationToken ct) =>
        CommandEvents.Of((tell, stop) => RunAsync(command, tell, stop), ct);

    private async Task RunAsync(AskAuthorities command, Action<CommandEvent> tell, CancellationToken ct)
    {
        var problems = new List<Problem>();
        var lists = AnchorFiles.ReadLists(command.RevocationLists, problems);
        var asked = (await AnchorRecord.ReadAsync(vault, ct)).Addressees;
        if (asked.Count == 0) problems.Add(AnchorProblems.NobodyToAsk());
        if (!command.IsRehearsal && outside.Refusal() is { } missing) problems.Add(missing);
        if (problems.Count > 0)
        {
            tell.Refuse(Ending.WrongUsage, problems);
            return;
        }

        if (command.IsRehearsal)
        {
            AnchorRound.Rehearse(Questions(asked, vault.Log.Latest().Note).All, tell);
            return;
        }

        var actor = await new MemberRoll(vault).PseudonymAsync(command.By, ct);
        var note = await vault.Ledger.PublishAsync(ct);
        var (checkpoint, _) = vault.Log.Latest();
        var (questions, request) = Questions(asked, note);
        var noteDigest = await KeptBytes.StoreAsync(vault, note, ct);

        // On the record before anything is sent, as answers are held against it. A crash from here on leaves
        // a request that was not answered: asking again makes another.
        foreach (var kind in asked.Select(one => one.Kind).Distinct())
        {
            var requested = new AnchorRequested
            {
                Kind = kind,
                TreeSize = (long)checkpoint.Size,
                Root = checkpoint.Root,
                Note = noteDigest,
                Request = kind == AnchorKind.Rfc3161
                    ? await KeptBytes.StoreAsync(vault, request, ct)
                    : null,
            };
            var where = await vault.Ledger.AppendAsync(vault.OwnSequence, requested, actor, ct);
            tell(new CommandEvent.Recorded(requested.Type, where));
        }

        var taker = new AnchorTaker(vault, actor, [], lists, BitcoinHeader.EasiestBits, tell);
        await new AnchorRound(vault, outside, taker).AskAsync(questions, _ => null, _ => { }, ct);
        tell(new CommandEvent.Finished(taker.Ending, Result(taker, questions.Count, checkpoint, noteDigest)));
    }

    private JsonObject Result(
        AnchorTaker taker, int asked, Ledger.Notes.Checkpoint checkpoint, Hash32 note) => new()
    {
        ["is_rehearsal"] = false,
        ["asked"] = asked,
        ["recorded"] = taker.Recorded,
        ["known"] = taker.Known,
        ["refused"] = taker.Refused,
        ["tree_size"] = checkpoint.Size,
        ["root"] = checkpoint.Root.ToHex(),
        ["note"] = AnchorShape.Kept(vault, note),
        ["checkpoint"] = Published.ToJson(vault),
    };

    /// <summary>What each is asked, and the one request that all authorities get.</summary>
    private static (IReadOnlyList<AnchorQuestion> All, byte[] Request) Questions(
        IReadOnlyList<AuthorityTrusted> asked, byte[] note)
    {
        var request = AnchorRequester.CreateRequest(note);
        var nonce = RandomNumberGenerator.GetBytes(CalendarNonceBytes);
        var digest = SHA256.HashData(note);
        return (
            [
                .. asked.Select(one => one.Kind == AnchorKind.OpenTimestamps
                    ? AnchorQuestion.OfCalendar(one, digest, nonce)
                    : AnchorQuestion.OfAuthority(one, request)),
            ],
            request);
    }
}
