using Probative.Kernel.Ids;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Views;

/// <summary>How one thing of a case relates to another. The row is replaced when the link ends.</summary>
public sealed record LinkView : IViewRow
{
    public required long FromIndex { get; init; }
    public required long? ToIndex { get; init; }
    public required CaseId Case { get; init; }

    /// <summary>Number and log index of the `Linked` fact.</summary>
    public required long Number { get; init; }
    public required long Index { get; init; }

    public required LinkId Id { get; init; }

    /// <summary>As facts write references: `claim:ID`.</summary>
    public required string? From { get; init; }
    public required string? Relation { get; init; }
    public required string? To { get; init; }
    public required string? Reason { get; init; }

    /// <summary>The number of the fact that ended it; null while it holds.</summary>
    public required long? EndNumber { get; init; }
    public required string? EndReason { get; init; }
    public required DateTimeOffset? EndedAt { get; init; }
    public required string? EndedBy { get; init; }
    public required DateTimeOffset? RecordedAt { get; init; }
    public required string? Actor { get; init; }
}
