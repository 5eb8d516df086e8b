using Probative.Kernel.Ids;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Views;

/// <summary>
/// A consent that was withdrawn, and whether it was since decided to keep the item. Each act replaces the row
/// before.
/// </summary>
public sealed record ConsentView : IViewRow
{
    public required long FromIndex { get; init; }
    public required long? ToIndex { get; init; }
    public required CaseId Case { get; init; }
    public required long Number { get; init; }
    public required ItemId Item { get; init; }

    /// <summary>False while nobody has decided: destroy, restrict, or keep.</summary>
    public required bool IsKept { get; init; }

    /// <summary>When and by whom the withdrawal was recorded, and on what ground.</summary>
    public required DateTimeOffset? WithdrawnAt { get; init; }
    public required string? WithdrawnBy { get; init; }
    public required string? WithdrawalReason { get; init; }

    public required string? Reason { get; init; }
    public required DateTimeOffset? RecordedAt { get; init; }
    public required string? Actor { get; init; }
}
