using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Preservation.Terms;

/// <summary>Record that an item is kept although consent was withdrawn, and on what basis.</summary>
public sealed record DecideKeeping : IActedCommand
{
    public string Name => "consent keep";

    public required MemberId By { get; init; }
    public required string Item { get; init; }
    public required string? Case { get; init; }
    public required string Reason { get; init; }
}
