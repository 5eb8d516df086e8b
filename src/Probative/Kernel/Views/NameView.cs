using Probative.Kernel.Casework;
using Probative.Kernel.Ids;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Views;

/// <summary>
/// One spelling by which something is found. A description brings several at once, so that here, unlike
/// elsewhere, rows share their <see cref="FromIndex"/>; <see cref="Row"/> tells them apart.
/// </summary>
public sealed record NameView : IViewRow
{
    /// <summary>The log index times 256, and the place among the spellings of that fact.</summary>
    public required long Row { get; init; }
    public required long FromIndex { get; init; }
    public required long? ToIndex { get; init; }
    public required CaseId Case { get; init; }
    public required NodeKind Node { get; init; }
    public required Id Id { get; init; }
    public required string Text { get; init; }

    /// <summary>A language tag (BCP 47), or null when nobody said which language it is.</summary>
    public required string? Language { get; init; }

    /// <summary>The folded spelling: equal for those that differ in case, accents or script alone.</summary>
    public required string Key { get; init; }

    /// <summary>It was added to a description, which describing anew does not take away.</summary>
    public required bool IsAdded { get; init; }

    /// <summary>Why it was added; null of what a description brought.</summary>
    public required string? Reason { get; init; }

    public Reference Reference => new(Node, Id);
}
