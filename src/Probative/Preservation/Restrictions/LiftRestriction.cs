using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Preservation.Restrictions;

/// <summary>Show an item again that was restricted.</summary>
public sealed record LiftRestriction : IActedCommand
{
    public string Name => "restrict lift";

    public required MemberId By { get; init; }
    public required string Item { get; init; }
    public required string? Case { get; init; }
    public required string Reason { get; init; }
}
