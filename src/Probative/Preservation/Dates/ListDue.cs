using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Preservation.Dates;

/// <summary>Show what waits for a decision in a member's cases.</summary>
public sealed record ListDue : IActedCommand
{
    public string Name => "due";

    public required MemberId By { get; init; }

    /// <summary>Only what this case has due; null asks every case of the member.</summary>
    public required string? Case { get; init; }

    /// <summary>An EDTF date: what is due by its last day. Null is today, by the operator's clock.</summary>
    public required string? Until { get; init; }

    public required long Limit { get; init; }
}
