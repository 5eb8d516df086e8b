using Probative.Kernel.Ids;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Views;

/// <summary>A tombstone: an item, or one field of a fact, that is no more.</summary>
public sealed record DestroyedView : IViewRow
{
    public required long FromIndex { get; init; }
    public required long? ToIndex { get; init; }
    public required CaseId Case { get; init; }
    public required DestructionId? Destruction { get; init; }
    public required ItemId? Item { get; init; }

    /// <summary>The number in the case of the fact whose field it was; null for an item.</summary>
    public required long? Number { get; init; }
    public required string? Field { get; init; }
    public required string? Reason { get; init; }
    public required DateTimeOffset? RecordedAt { get; init; }
    public required string? Actor { get; init; }
}
