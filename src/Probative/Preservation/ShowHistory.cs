using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Preservation;

/// <summary>Tell the custody of an item since its intake.</summary>
public sealed record ShowHistory : IActedCommand
{
    public string Name => "history";

    public required MemberId By { get; init; }
    public required string Item { get; init; }
    public required string? Case { get; init; }

    /// <summary>Also when the item is restricted.</summary>
    public bool WithRestricted { get; init; }
}
