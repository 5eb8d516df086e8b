using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Preservation.Terms;

/// <summary>Record that the conditions under which an item was given bind no more.</summary>
public sealed record ReleaseConditions : IActedCommand
{
    public string Name => "condition release";

    public required MemberId By { get; init; }
    public required string Item { get; init; }
    public required string? Case { get; init; }
    public required string Reason { get; init; }
}
