using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Preservation.Restrictions;

/// <summary>Keep an item as evidence and hide it from views.</summary>
public sealed record RestrictItem : IActedCommand
{
    public string Name => "restrict";

    public required MemberId By { get; init; }
    public required string Item { get; init; }
    public required string? Case { get; init; }
    public required string Reason { get; init; }
}
