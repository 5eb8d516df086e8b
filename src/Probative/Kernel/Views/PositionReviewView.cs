using Probative.Kernel.Ids;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Views;

/// <summary>
/// What somebody decided of a position that stands in an item. The row is replaced by the next decision of
/// the same position.
/// </summary>
public sealed record PositionReviewView : IViewRow
{
    public required long FromIndex { get; init; }
    public required long? ToIndex { get; init; }
    public required CaseId Case { get; init; }
    public required long Number { get; init; }
    public required ItemId Item { get; init; }

    /// <summary>Which examination read it, and where it found it.</summary>
    public required string Examination { get; init; }
    public required string Source { get; init; }

    /// <summary>Two numbers, or the digest of a track; another value is another position.</summary>
    public required string Value { get; init; }

    /// <summary>True when it may be shown on a map.</summary>
    public required bool IsShown { get; init; }
    public required string? Reason { get; init; }
    public required DateTimeOffset? RecordedAt { get; init; }
    public required string? Actor { get; init; }
}
