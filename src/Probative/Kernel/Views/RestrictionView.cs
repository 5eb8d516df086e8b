using Probative.Kernel.Ids;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Views;

/// <summary>
/// Whether an item is restricted: kept as evidence, hidden from views. Each decision replaces the row before.
/// </summary>
public sealed record RestrictionView : IViewRow
{
    public required long FromIndex { get; init; }
    public required long? ToIndex { get; init; }
    public required CaseId Case { get; init; }
    public required long Number { get; init; }
    public required ItemId Item { get; init; }
    public required bool IsRestricted { get; init; }
    public required string? Reason { get; init; }
    public required DateTimeOffset? RecordedAt { get; init; }
    public required string? Actor { get; init; }
}
