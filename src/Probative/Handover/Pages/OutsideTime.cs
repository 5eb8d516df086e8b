using Probative.Handover.Plan;
using Probative.Preservation.Anchors;

namespace Probative.Handover.Pages;

/// <summary>What one anchor says of the case's facts, as the page tells it.</summary>
/// <param name="Facts">The facts 1 to this number stood in the checkpoint; at least 1.</param>
/// <param name="By">
/// When they existed at the latest, in whole seconds; null while that is only promised.
/// </param>
/// <param name="Witness">Who says so: the signer of a token, or the number of a block.</param>
internal sealed record OutsideTime(long Facts, DateTimeOffset? By, string Witness)
{
    public static OutsideTime Of(CheckpointAnchored anchor, List<ulong> indices) => new(
        AnchorChoice.Covered(anchor, indices),
        RoundUp(anchor.Latest),
        anchor.Kind == AnchorKind.OpenTimestamps
            ? FormattableString.Invariant($"Bitcoin block {anchor.Block}, if it is in Bitcoin’s chain")
            : anchor.Signer ?? anchor.Authority ?? "an authority");

    private static DateTimeOffset? RoundUp(DateTimeOffset? time) =>
        time?.AddTicks((TimeSpan.TicksPerSecond - (time.Value.Ticks % TimeSpan.TicksPerSecond))
            % TimeSpan.TicksPerSecond);
}
