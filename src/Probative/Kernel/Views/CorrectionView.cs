using Probative.Kernel.Ids;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Views;

/// <summary>
/// A field of an earlier fact was corrected. The row is replaced when the same field is corrected again.
/// </summary>
public sealed record CorrectionView : IViewRow
{
    public required long FromIndex { get; init; }
    public required long? ToIndex { get; init; }
    public required CaseId Case { get; init; }
    public required long Number { get; init; }

    /// <summary>Number in the case and log index of the corrected fact.</summary>
    public required long Corrects { get; init; }
    public required long CorrectsIndex { get; init; }

    public required ItemId? Item { get; init; }
    public required string Field { get; init; }

    /// <summary>What it said and what it says now, as JSON; null when that was destroyed.</summary>
    public required string? Was { get; init; }
    public required string? Value { get; init; }

    public required string? Reason { get; init; }
    public required DateTimeOffset? RecordedAt { get; init; }
    public required string? Actor { get; init; }
}
