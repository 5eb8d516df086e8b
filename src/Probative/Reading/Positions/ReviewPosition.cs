using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Reading.Positions;

/// <summary>Say whether a position that stands in an item may be shown, and why.</summary>
public sealed record ReviewPosition : IActedCommand
{
    public string Name => "position review";

    public required MemberId By { get; init; }
    public required string Item { get; init; }
    public required string? Case { get; init; }

    /// <summary>Also when the item is restricted.</summary>
    public bool WithRestricted { get; init; }

    /// <summary>Where it stands, as `position list` tells it; null for the only one.</summary>
    public required string? Source { get; init; }

    /// <summary>True to show it, false to keep it hidden.</summary>
    public required bool IsShown { get; init; }
    public required string Reason { get; init; }
}
