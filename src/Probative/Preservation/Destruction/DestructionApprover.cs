using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Ledger;

namespace Probative.Preservation.Destruction;

/// <summary>
/// Destroys what another member asked to destroy. The approval is durable first: a crash after it leaves a
/// request that is approved and not carried out, which the same command takes up again.
/// </summary>
public sealed class DestructionApprover(IVault vault) : ICommandHandler<ApproveDestruction>
{
    public IAsyncEnumerable<CommandEvent> RunAsync(ApproveDestruction command, CancellationToken ct) =>
        Answer.StreamAsync(ApproveAsync(command, ct));

    private async Task<Answer> ApproveAsync(ApproveDestruction command, CancellationToken ct)
    {
        var sequences = await Sequences.OfAsync(vault, command.By, ct);
        var roll = new DestructionRoll(vault, sequences);
        var (found, problem) = await roll.FindAsync(command.Destruction, ct);
        if (found is null) return Answer.Refused(problem!);
        var pseudonym = sequences.PseudonymIn(found.Case)!;
        var targets = await roll.TargetsOfAsync(found.Id, ct);
        if (WhyNot(found, pseudonym, targets) is { } refusal) return Answer.Refused(refusal);

        var gone = await roll.DestroyedOfAsync(found.Case, targets, ct);
        targets = [.. targets.Where(target => !gone.Contains(target))];
        if (targets.Count == 0)
        {
            return Answer.Refused(new Problem(
                "nothing-left",
                null,
                $"Everything that the request {found.Id} names was destroyed by another request.",
                "Withdraw it: there is nothing left to destroy."));
        }

        var held = await HeldTargets.FindAsync(vault, found.Case, targets, ct);
        if (held.Count > 0) return Answer.Refused(held);
        var order = await OrderAsync(found, targets, pseudonym, ct);
        if (found.State is DestructionState.Requested)
        {
            var approval = new DestructionApproved { Destruction = found.Id };
            await vault.Ledger.AppendAsync(found.Case, approval, pseudonym, CancellationToken.None);
        }

        var tombstones = await vault.Ledger.DestroyAsync(order, CancellationToken.None);
        await vault.Ledger.PublishAsync(CancellationToken.None);
        return Answer.Done(
            new JsonObject
            {
                ["destruction"] = found.Id.ToString(),
                ["case"] = sequences.StandingIn(found.Case)?.ToJson(),
                ["items"] = targets.OfType<DestructionTarget.Whole>().Count(),
                ["fields"] = targets.OfType<DestructionTarget.Part>().Count(),
                ["tombstones"] = tombstones.Count,
                ["index"] = tombstones[0].Index,
                ["not_destroyed"] = DestructionShape.NotDestroyed(),
                ["checkpoint"] = Published.ToJson(vault),
            },
            new CommandEvent.Recorded(nameof(DestructionApproved), tombstones[0]));
    }

    private static Problem? WhyNot(
        DestructionView found, string pseudonym, IReadOnlyList<DestructionTarget> targets)
    {
        if (found.State is DestructionState.Withdrawn or DestructionState.Destroyed)
        {
            return new Problem(
                "destruction-decided",
                null,
                $"The request {found.Id} was decided already.",
                "`probative destroy list` shows what came of it.");
        }

        if (targets.Count != found.Targets)
        {
            return new Problem(
                "destruction-incomplete",
                null,
                $"The request {found.Id} was interrupted: {targets.Count} of {found.Targets} targets stand.",
                "Withdraw it, and ask again.");
        }

        return found.State is DestructionState.Requested && found.RequestedBy == pseudonym
            ? new Problem(
                "second-member-needed",
                null,
                "You asked for this yourself; somebody else has to approve it.",
                "Let another member of the case run it: `probative case join` makes one.")
            : null;
    }

    private async Task<DestructionOrder> OrderAsync(
        DestructionView found,
        IReadOnlyList<DestructionTarget> targets,
        string pseudonym,
        CancellationToken ct)
    {
        HashSet<ItemId> items = [.. targets.OfType<DestructionTarget.Whole>().Select(target => target.Item)];
        return new DestructionOrder
        {
            Case = found.Case,
            Actor = pseudonym,
            Subjects = items.Select(item => item.Value).ToHashSet(),
            Fields = targets.OfType<DestructionTarget.Part>()
                .Select(target => new FieldPlace(target.Number, target.Field)).ToHashSet(),
            Items = await BytesOfAloneAsync(items, ct),
            Derivatives = await MadeOfAloneAsync(items, ct),
            Tombstones = destroyed => Tombstones.Of(found, targets, destroyed),
        };
    }

    /// <summary>
    /// The digests that these items have and no other item of the vault: another case that has the same bytes
    /// keeps them, and nobody learns that it does.
    /// </summary>
    private async Task<HashSet<Hash32>> BytesOfAloneAsync(HashSet<ItemId> items, CancellationToken ct)
    {
        await vault.Views.ReachAsync(vault.Ledger.Size, ct);
        await using var db = vault.Views.OpenItems();
        var alone = new HashSet<Hash32>();
        var shared = new HashSet<Hash32>();
        var rows = db.Items.Current().Where(item => item.Sha256 != null)
            .Select(item => new { item.Id, item.Sha256 });
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(ct))
        {
            var isGoing = row.Id is { } id && items.Contains(id);
            (isGoing ? alone : shared).Add(row.Sha256!.Value);
        }

        alone.ExceptWith(shared);
        return alone;
    }

    /// <summary>
    /// What was made of these items alone: examinations of other items, and of the same bytes in another
    /// case, keep theirs.
    /// </summary>
    private async Task<HashSet<Hash32>> MadeOfAloneAsync(HashSet<ItemId> items, CancellationToken ct)
    {
        await using var db = vault.Views.OpenExaminations();
        var alone = new HashSet<Hash32>();
        var shared = new HashSet<Hash32>();

        // Also rows that a later examination replaced: their bytes are kept as well.
        var rows = db.Examinations.Select(row => new { row.Item, row.Output, row.Derivatives });
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(ct))
        {
            var kept = items.Contains(row.Item) ? alone : shared;
            kept.UnionWith(ExaminationShape.KeptBy(row.Output, row.Derivatives));
        }

        alone.ExceptWith(shared);
        return alone;
    }
}
