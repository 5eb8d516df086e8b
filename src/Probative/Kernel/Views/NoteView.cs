using Probative.Kernel.Ids;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Views;

/// <summary>A note on a case, or on one of its items.</summary>
public sealed record NoteView : IViewRow
{
    public required long FromIndex { get; init; }
    public required long? ToIndex { get; init; }
    public required CaseId Case { get; init; }
    public required long Number { get; init; }
    public required NoteId? Id { get; init; }

    /// <summary>Null when it is of the whole case.</summary>
    public required ItemId? Item { get; init; }
    public required string? Text { get; init; }
    public required DateTimeOffset? RecordedAt { get; init; }
    public required string? Actor { get; init; }
}
