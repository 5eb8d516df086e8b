using Probative.Handover.Pages;
using Probative.Handover.Plan;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;
using Probative.Preservation.Anchors;

namespace Probative.Handover.Package;

/// <summary>What the page of a package says of the whole, from a plan: the same in a preview.</summary>
internal static class PackageFrame
{
    /// <summary>The outside times that the package carries; what does not stand is told.</summary>
    public static async Task<IReadOnlyList<CheckpointAnchored>> AnchorsAsync(
        IVault vault, HandoverPlan plan, Action<CommandEvent> tell, CancellationToken ct) =>
        AnchorChoice.Choose(
            vault,
            await AnchorRecord.ReadAsync(vault, ct),
            plan.Survey.Indices,
            (token, fault) => tell(new CommandEvent.Noted(
                HandoverProblems.AnchorLeftOut(vault.Derivatives.PathOf(token), fault))));

    public static PageFrame Of(
        MakeHandover command,
        Standing standing,
        HandoverPlan plan,
        DateTimeOffset now,
        long itemBytes,
        IReadOnlyList<CheckpointAnchored> anchors) => new()
    {
        To = command.To,
        Purpose = command.Purpose,
        Actor = standing.Pseudonym,
        Case = standing.Id,
        WrittenAt = now,
        Facts = plan.Survey.Count,
        BareFacts = plan.BareFacts,
        WithheldFields = plan.WithheldFields,
        Items = plan.Leaving.Count,
        ItemBytes = itemBytes,
        Previous = plan.Survey.Previous,
        OutsideTimes = [.. anchors.Select(anchor => OutsideTime.Of(anchor, plan.Survey.Indices))],
    };
}
