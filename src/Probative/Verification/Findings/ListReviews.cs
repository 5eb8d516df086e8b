using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Verification.Findings;

/// <summary>Show what waits for a second person in a member's cases.</summary>
public sealed record ListReviews : IActedCommand
{
    public string Name => "review list";

    public required MemberId By { get; init; }

    /// <summary>Only this case; null shows every case of the member.</summary>
    public required string? Case { get; init; }

    /// <summary>Also of findings that rest on restricted items alone.</summary>
    public bool WithRestricted { get; init; }

    public required long Limit { get; init; }
}
