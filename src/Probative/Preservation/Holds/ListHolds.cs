using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Preservation.Holds;

/// <summary>Show the holds of a member's cases.</summary>
public sealed record ListHolds : IActedCommand
{
    public string Name => "hold list";

    public required MemberId By { get; init; }

    /// <summary>Only the holds of this case; null shows those of every case of the member.</summary>
    public required string? Case { get; init; }

    /// <summary>Show also those that were released.</summary>
    public required bool WithReleased { get; init; }

    public required long Limit { get; init; }
}
