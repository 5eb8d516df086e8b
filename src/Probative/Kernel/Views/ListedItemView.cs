using Probative.Kernel.Ids;
using Probative.Ledger;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Views;

/// <summary>
/// An item as lists show it now: what all its facts amount to. It is changed in place, and says nothing of
/// earlier times.
/// </summary>
public sealed record ListedItemView
{
    /// <summary>The log index of its intake.</summary>
    public required long Row { get; init; }

    public required CaseId Case { get; init; }
    public required ItemId Item { get; init; }
    public required long Number { get; init; }
    public required Hash32? Sha256 { get; init; }
    public required long? SizeBytes { get; init; }
    public required string? Name { get; init; }
    public required DateTimeOffset? RecordedAt { get; init; }
    public required string? Actor { get; init; }

    /// <summary>The media type by its content; null until it was examined.</summary>
    public required string? Type { get; init; }

    public required ListedTraits Flags { get; init; }
    public required long Receipts { get; init; }
    public required long Appearances { get; init; }

    /// <summary>Examinations made, each counted once however often it was made again.</summary>
    public required long Examinations { get; init; }

    /// <summary>Those whose last making failed.</summary>
    public required long Failures { get; init; }

    public required long Notes { get; init; }

    /// <summary>The digest of a blurred picture of it; null while no examination made one.</summary>
    public required Hash32? Still { get; init; }

    /// <summary>A text as it is sorted and looked for: without regard to case.</summary>
    public static string KeyOf(string? text) => (text ?? "").ToLowerInvariant();
}
