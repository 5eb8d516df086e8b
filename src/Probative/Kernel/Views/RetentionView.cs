using Probative.Kernel.Ids;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Views;

/// <summary>Until when an item or a case is to be kept. A later date replaces the row.</summary>
public sealed record RetentionView : IViewRow
{
    public required long FromIndex { get; init; }
    public required long? ToIndex { get; init; }
    public required CaseId Case { get; init; }
    public required long Number { get; init; }

    /// <summary>Null for what is said of the whole case.</summary>
    public required ItemId? Item { get; init; }

    /// <summary>An EDTF date, as stated.</summary>
    public required string Until { get; init; }

    public required string? Reason { get; init; }
    public required DateTimeOffset? RecordedAt { get; init; }
    public required string? Actor { get; init; }
}
