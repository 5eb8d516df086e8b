using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Preservation;

/// <summary>Show the items of a case.</summary>
public sealed record ListItems : IActedCommand
{
    public string Name => "list items";

    public required MemberId By { get; init; }
    public required string Case { get; init; }

    /// <summary>Only items whose name holds this text.</summary>
    public required string? NameHolds { get; init; }

    /// <summary>Only items that were, in one receipt at least, stated to come from this.</summary>
    public required string? From { get; init; }

    /// <summary>True shows restricted items too.</summary>
    public bool WithRestricted { get; init; }

    public required long Limit { get; init; }
}
