using System.Text.Json.Nodes;
using Probative.Formats.Timestamps;
using Probative.Kernel.Commands;
using Probative.Kernel.Members;
using Probative.Kernel.Outside;
using Probative.Kernel.Vault;

namespace Probative.Preservation.Anchors;

/// <summary>
/// Asks what became of pending proofs. An address that stands in a proof is a stranger's word: only calendars
/// that the operator configured are asked, and the others are told of.
/// </summary>
public sealed class ProofUpgrader(IVault vault, IOutside outside) : ICommandHandler<UpgradeProofs>
{
    public IAsyncEnumerable<CommandEvent> RunAsync(UpgradeProofs command, CancellationToken ct) =>
        CommandEvents.Of((tell, stop) => RunAsync(command, tell, stop), ct);

    private async Task RunAsync(UpgradeProofs command, Action<CommandEvent> tell, CancellationToken ct)
    {
        var record = await AnchorRecord.ReadAsync(vault, ct);
        var (questions, strangers) = Questions(record);
        if (!command.IsRehearsal && questions.Count > 0 && outside.Refusal() is { } missing)
        {
            tell.Refuse(Ending.WrongUsage, missing);
            return;
        }

        foreach (var address in strangers)
            tell(new CommandEvent.Noted(AnchorProblems.CalendarNotConfigured(address)));
        if (command.IsRehearsal)
        {
            AnchorRound.Rehearse(questions, tell);
            return;
        }

        var actor = await new MemberRoll(vault).PseudonymAsync(command.By, ct);
        var taker = new AnchorTaker(vault, actor, [], [], BitcoinHeader.EasiestBits, tell);
        var round = new AnchorRound(vault, outside, taker);
        var upgraded = new Dictionary<Ledger.Hash32, CheckpointAnchored>();
        await round.AskAsync(
            questions,
            question => AnchorProblems.NotInABlockYet(question.Request.Url),
            anchor => upgraded[anchor.Note] = anchor,
            ct);
        foreach (var anchor in upgraded.Values)
        {
            if (anchor.State == CheckpointAnchored.Complete) continue;
            if (Heights(KeptProof.Read(vault, anchor.Token)) is not [_, ..] heights) continue;
            var path = vault.Derivatives.PathOf(anchor.Token);
            tell(new CommandEvent.Noted(AnchorProblems.HeaderWanted(path, heights)));
        }

        tell(new CommandEvent.Finished(taker.Ending, new JsonObject
        {
            ["is_rehearsal"] = false,
            ["asked"] = questions.Count,
            ["recorded"] = taker.Recorded,
            ["known"] = taker.Known,
            ["waiting"] = round.Waiting,
            ["refused"] = taker.Refused,
            ["checkpoint"] = Published.ToJson(vault),
        }));
    }

    /// <summary>
    /// What is asked of whom, and the addresses in pending proofs that nobody configured.
    /// </summary>
    private (List<AnchorQuestion> Questions, SortedSet<string> Strangers) Questions(AnchorRecord record)
    {
        var calendars = new Dictionary<string, AuthorityTrusted>(StringComparer.Ordinal);
        foreach (var one in record.Addressees.Where(one => one.Kind == AnchorKind.OpenTimestamps))
            calendars.TryAdd(Normal(one.Url!), one);
        List<AnchorQuestion> questions = [];
        SortedSet<string> strangers = new(StringComparer.Ordinal);

        // The last one of a note holds all that is known of it.
        var latest = record.Anchors
            .Where(anchor => anchor.Kind == AnchorKind.OpenTimestamps)
            .GroupBy(anchor => anchor.Note)
            .Select(of => of.Last());
        foreach (var anchor in latest.Where(anchor => anchor.State == CheckpointAnchored.Pending))
        {
            var proof = KeptProof.Read(vault, anchor.Token);
            foreach (var (attestation, message) in proof.Timestamp.Waiting(proof.Digest.Span))
            {
                if (message is null) continue;
                if (calendars.TryGetValue(Normal(attestation.Uri!), out var calendar))
                    questions.Add(AnchorQuestion.OfProof(calendar, proof, message));
                else
                    strangers.Add(attestation.Uri!);
            }
        }

        return (questions, strangers);
    }

    private static List<ulong> Heights(OtsFile proof) =>
        [.. proof.Evaluate().Select(one => one.Attestation.Height).OfType<ulong>().Distinct().Order()];

    private static string Normal(string url) => url.TrimEnd('/');
}
