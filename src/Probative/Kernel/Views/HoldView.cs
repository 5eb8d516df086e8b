using Probative.Kernel.Ids;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Views;

/// <summary>A hold on an item or a case. The row is replaced when the hold is released.</summary>
public sealed record HoldView : IViewRow
{
    public required long FromIndex { get; init; }
    public required long? ToIndex { get; init; }
    public required CaseId Case { get; init; }

    /// <summary>Number and log index of the `HoldPlaced` fact.</summary>
    public required long Number { get; init; }
    public required long Index { get; init; }

    public required HoldId Id { get; init; }

    /// <summary>Null when the whole case is held, with every item in it.</summary>
    public required ItemId? Item { get; init; }

    public required string? Reason { get; init; }

    /// <summary>When to look whether it is still needed; it does not end by itself.</summary>
    public required string? Until { get; init; }

    /// <summary>True until a `HoldReleased` ends it.</summary>
    public required bool IsActive { get; init; }
    public required long? ReleaseNumber { get; init; }
    public required string? ReleaseReason { get; init; }
    public required DateTimeOffset? ReleasedAt { get; init; }
    public required string? ReleasedBy { get; init; }
    public required DateTimeOffset? RecordedAt { get; init; }
    public required string? Actor { get; init; }
}
