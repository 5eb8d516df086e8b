using Probative.Kernel.Ids;
using Probative.Ledger;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Views;

/// <summary>A list of hashes that was taken in. It stands as it was recorded.</summary>
public sealed record HashListView : IViewRow
{
    public required long FromIndex { get; init; }
    public required long? ToIndex { get; init; }
    public required CaseId Case { get; init; }
    public required long Number { get; init; }
    public required HashListId? Id { get; init; }

    /// <summary>Who gave it; null where that was destroyed.</summary>
    public required string? Source { get; init; }
    public required string? Format { get; init; }
    public required Hash32? Sha256 { get; init; }
    public required long? SizeBytes { get; init; }
    public required long? Entries { get; init; }
    public required long? Poor { get; init; }
    public required long? Faults { get; init; }
    public required DateTimeOffset? RecordedAt { get; init; }
    public required string? Actor { get; init; }
}
