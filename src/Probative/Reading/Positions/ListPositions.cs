using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Reading.Positions;

/// <summary>Show the positions of a case that may be shown, or all that stand in one item.</summary>
public sealed record ListPositions : IActedCommand
{
    public string Name => "position list";

    public required MemberId By { get; init; }
    public required string? Case { get; init; }
    public required string? Item { get; init; }

    /// <summary>Also where those of an item are that are hidden.</summary>
    public bool WithHidden { get; init; }

    /// <summary>Also those of restricted items.</summary>
    public bool WithRestricted { get; init; }

    public required long Limit { get; init; }
}
