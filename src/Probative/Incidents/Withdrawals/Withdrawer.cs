using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Incidents.Origins;
using Probative.Kernel.Cases;
using Probative.Kernel.Casework;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;

namespace Probative.Incidents.Withdrawals;

/// <summary>
/// Records that an attribution was withdrawn. Only the speaker who made it can: what somebody else says
/// against it is a denial, and stands beside it.
/// </summary>
public sealed class Withdrawer(IVault vault) : ICommandHandler<WithdrawAttribution>
{
    public IAsyncEnumerable<CommandEvent> RunAsync(WithdrawAttribution command, CancellationToken ct) =>
        Answer.StreamAsync(WithdrawAsync(command, ct));

    private async Task<Answer> WithdrawAsync(WithdrawAttribution command, CancellationToken ct)
    {
        if (Reason.Check(command.Reason) is { } noReason) return Answer.Refused(noReason);
        var (found, problem) = await new NodeRoll(vault).FindAsync(
            command.Claim, NodeKind.Claim, command.Case, command.By, ct);
        if (found is null) return Answer.Refused(problem!);
        var standing = found.Standing;
        var (by, noBy) = await new ReferenceRoll(vault).FindAsync(
            command.ByClaim, standing, [NodeKind.Claim], ct);
        if (by is not { } second) return Answer.Refused(noBy!);
        var hidden = await RestrictedNodes.LoadAsync(vault, standing.Id, command.WithRestricted, ct);
        foreach (var node in (Reference[])[found.Node, second])
        {
            if (hidden.Hides(node)) return Answer.Refused(Restricted(node));
        }

        var claim = await ReadAsync(found.Node, standing, ct);
        var byClaim = await ReadAsync(second, standing, ct);
        if (await FlawAsync(claim, byClaim, standing, ct) is { } flaw) return Answer.Refused(flaw);
        var withdrawn = new AttributionWithdrawn
        {
            Item = claim.Item!.Value,
            Claim = new ClaimId(found.Node.Id),
            ByClaim = new ClaimId(second.Id),
            Reason = command.Reason.Trim(),
        };
        var where = await vault.Ledger.AppendAsync(standing.Id, withdrawn, standing.Pseudonym, ct);
        await vault.Ledger.PublishAsync(CancellationToken.None);
        await vault.Views.ReachAsync(where.Index + 1, CancellationToken.None);
        await using var db = vault.Views.OpenIncidents();
        var row = await db.Withdrawals.FirstAsync(
            one => one.FromIndex == where.Index, CancellationToken.None);
        return Answer.Done(
            new JsonObject
            {
                ["case"] = standing.ToJson(),
                ["claim"] = ClaimShape.ToJson(claim),
                ["withdrawn"] = WithdrawalShape.ToJson(row),
                ["checkpoint"] = Published.ToJson(vault),
            },
            new CommandEvent.Recorded(withdrawn.Type, where));
    }

    /// <summary>Why the second does not withdraw the first, or null.</summary>
    private async Task<Problem?> FlawAsync(
        ClaimView claim, ClaimView byClaim, Standing standing, CancellationToken ct)
    {
        if (claim.Id == byClaim.Id)
        {
            return new Problem(
                "bad-value",
                null,
                "A claim does not take itself back.",
                "Record the claim in which the speaker does, and name it.");
        }

        if (claim.Item is null)
        {
            return new Problem(
                "item-destroyed",
                null,
                "What is recorded of this claim was destroyed.",
                "It stays as it is.");
        }

        var (speaker, bySpeaker) = (LastOf(claim), LastOf(byClaim));
        if (OriginFinder.SpeakerKey(speaker) is not { } key || key != OriginFinder.SpeakerKey(bySpeaker))
        {
            return new Problem(
                "not-own-speaker",
                null,
                $"Only {Named(speaker)} can take it back; in the other claim {Named(bySpeaker)} speaks.",
                "What somebody else says against it is a denial: `probative link add --relation denies`.");
        }

        await using var db = vault.Views.OpenIncidents();
        return await db.Withdrawals.Current()
            .AnyAsync(row => row.Claim == claim.Id && row.Case == standing.Id, ct)
            ? new Problem(
                "claim-withdrawn", null, "The claim was withdrawn already.", "There is nothing to do.")
            : null;
    }

    private async Task<ClaimView> ReadAsync(Reference node, Standing standing, CancellationToken ct)
    {
        ClaimId? id = new ClaimId(node.Id);
        await using var db = vault.Views.OpenClaims();
        return await db.Claims.Current().FirstAsync(row => row.Id == id && row.Case == standing.Id, ct);
    }

    private static string? LastOf(ClaimView claim) => claim.Speakers is [.., var last] ? last : null;

    private static string Named(string? speaker) =>
        speaker is null ? "somebody who is not known any more" : $"\"{speaker}\"";

    private static Problem Restricted(Reference node) => new(
        "item-restricted",
        null,
        $"{node} stands in an item that is restricted: kept, and hidden.",
        "Give --restricted to use it all the same.");
}
