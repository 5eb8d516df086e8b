using Probative.Ledger.Facts;

namespace Probative.Kernel.Views;

/// <summary>
/// A grade on one scale of one scheme. The row is replaced by the next on the same scale; older ones stay.
/// Nothing is worked out of grades: no mean, no order.
/// </summary>
public sealed record GradeView : IViewRow
{
    public required long FromIndex { get; init; }
    public required long? ToIndex { get; init; }
    public required CaseId Case { get; init; }
    public required long Number { get; init; }

    /// <summary>`claim:ID` or `source:ID`.</summary>
    public required string About { get; init; }
    public required string Scheme { get; init; }
    public required string Scale { get; init; }

    /// <summary>A value of the scale, or `not judged`; null when it was destroyed.</summary>
    public required string? Grade { get; init; }

    /// <summary>The day that it is of, EDTF.</summary>
    public required string? Date { get; init; }
    public required string? Reason { get; init; }
    public required DateTimeOffset? RecordedAt { get; init; }
    public required string? Actor { get; init; }
}
