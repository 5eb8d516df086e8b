using Probative.Kernel.Ids;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Views;

/// <summary>The conditions of one receipt, in the words that were released, bind no more.</summary>
public sealed record ConditionReleaseView : IViewRow
{
    public required long FromIndex { get; init; }
    public required long? ToIndex { get; init; }
    public required CaseId Case { get; init; }
    public required long Number { get; init; }
    public required ItemId Item { get; init; }

    /// <summary>The number in its case of the `ItemReceived` that stated them.</summary>
    public required long Receipt { get; init; }

    public required string Conditions { get; init; }
    public required string? Reason { get; init; }
    public required DateTimeOffset? RecordedAt { get; init; }
    public required string? Actor { get; init; }
}
