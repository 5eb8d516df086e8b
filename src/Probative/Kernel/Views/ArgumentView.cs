using Probative.Kernel.Ids;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Views;

/// <summary>What speaks for a hypothesis or against it, named after it was proposed.</summary>
public sealed record ArgumentView : IViewRow
{
    public required long FromIndex { get; init; }
    public required long? ToIndex { get; init; }
    public required CaseId Case { get; init; }
    public required long Number { get; init; }
    public required HypothesisId? Hypothesis { get; init; }

    /// <summary>As facts write references: `claim:ID`.</summary>
    public required string? Reference { get; init; }

    /// <summary>`for` or `against`.</summary>
    public required string? Side { get; init; }
    public required string? Reason { get; init; }
    public required DateTimeOffset? RecordedAt { get; init; }
    public required string? Actor { get; init; }
}
