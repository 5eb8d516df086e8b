using Probative.Ledger;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Views;

/// <summary>That hashes were given out. It stands as it was recorded.</summary>
public sealed record HashExportView : IViewRow
{
    public required long FromIndex { get; init; }
    public required long? ToIndex { get; init; }
    public required CaseId Case { get; init; }
    public required long Number { get; init; }

    /// <summary>For whom; null where that was destroyed.</summary>
    public required string? Recipient { get; init; }
    public required string? Format { get; init; }
    public required Hash32? Sha256 { get; init; }
    public required long? Entries { get; init; }

    /// <summary>Whether names of items stand in it.</summary>
    public required bool? WithNames { get; init; }

    /// <summary>A JSON array of ids: the first has the number 1 in the list.</summary>
    public required string? Items { get; init; }
    public required string? Reason { get; init; }
    public required DateTimeOffset? RecordedAt { get; init; }
    public required string? Actor { get; init; }
}
