using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Examination.Viewing;

/// <summary>
/// Make what somebody needs to look at one item: its viewing copy, and the list of its frames.
/// </summary>
public sealed record PrepareViewing : IActedCommand
{
    public string Name => "examine";

    public required MemberId By { get; init; }
    public required string Item { get; init; }
    public required string? Case { get; init; }

    /// <summary>Also when the item is restricted.</summary>
    public bool WithRestricted { get; init; }

    /// <summary>Also what failed before.</summary>
    public bool AgainFailed { get; init; }
}
