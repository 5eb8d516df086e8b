using Probative.Ledger;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Views;

/// <summary>
/// What left the house, or was about to. The row is replaced when the package stood complete on disk.
/// </summary>
public sealed record HandoverView : IViewRow
{
    public required long FromIndex { get; init; }
    public required long? ToIndex { get; init; }
    public required CaseId Case { get; init; }

    /// <summary>
    /// Number and log index of the `HandedOver` fact, which is the last fact of the package.
    /// </summary>
    public required long Number { get; init; }
    public required long Index { get; init; }

    public required string? To { get; init; }
    public required string? Purpose { get; init; }
    public required Hash32? ManifestSha256 { get; init; }
    public required Hash32? CaseHead { get; init; }
    public required Hash32? Previous { get; init; }
    public required long? Items { get; init; }
    public required long? WithheldFacts { get; init; }
    public required long? WithheldFields { get; init; }
    public required string? HandoverKey { get; init; }

    /// <summary>False until a `HandoverFinished` says that the package stood complete.</summary>
    public required bool IsFinished { get; init; }
    public required DateTimeOffset? FinishedAt { get; init; }
    public required DateTimeOffset? RecordedAt { get; init; }
    public required string? Actor { get; init; }
}
