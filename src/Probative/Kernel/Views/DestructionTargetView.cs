using Probative.Kernel.Ids;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Views;

/// <summary>An item, or one field of a fact, that somebody asked to destroy.</summary>
public sealed record DestructionTargetView : IViewRow
{
    public required long FromIndex { get; init; }
    public required long? ToIndex { get; init; }
    public required CaseId Case { get; init; }
    public required DestructionId Destruction { get; init; }
    public required ItemId? Item { get; init; }

    /// <summary>The number in the case of the fact whose field it is; null for an item.</summary>
    public required long? Number { get; init; }
    public required string? Field { get; init; }
}
