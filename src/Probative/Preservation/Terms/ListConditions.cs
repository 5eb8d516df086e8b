using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Preservation.Terms;

/// <summary>Show the conditions that bind in a member's cases.</summary>
public sealed record ListConditions : IActedCommand
{
    public string Name => "condition list";

    public required MemberId By { get; init; }

    /// <summary>Only those of this case; null shows those of every case of the member.</summary>
    public required string? Case { get; init; }

    public required long Limit { get; init; }
}
