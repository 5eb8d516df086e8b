using Probative.Kernel.Ids;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Views;

/// <summary>Somebody says something, in one passage of a text item or at one moment of another.</summary>
public sealed record ClaimView : IViewRow, IMomentRow
{
    public required long FromIndex { get; init; }
    public required long? ToIndex { get; init; }
    public required CaseId Case { get; init; }
    public required long Number { get; init; }

    /// <summary>The log index of the fact that stated it; <see cref="FromIndex"/> is that of the last
    /// correction once there is one.</summary>
    public required long Index { get; init; }

    public required ClaimId? Id { get; init; }
    public required ItemId? Item { get; init; }
    /// <summary>Bytes of the item; null where the words stand at a moment.</summary>
    public required long? Start { get; init; }
    public required long? End { get; init; }
    public required long? FirstFrame { get; init; }
    public required long? LastFrame { get; init; }
    public required long? FirstPts { get; init; }
    public required long? LastPts { get; init; }
    public required long? FirstMicroseconds { get; init; }
    public required long? LastMicroseconds { get; init; }
    public required long? Left { get; init; }
    public required long? Top { get; init; }
    public required long? Width { get; init; }
    public required long? Height { get; init; }

    /// <summary>The bytes of the passage; at a moment the words as whoever recorded them read or heard them.
    /// </summary>
    public required string? Quote { get; init; }

    /// <summary>The outermost speaker first. Null, not empty, when the field is destroyed.</summary>
    public required IReadOnlyList<string>? Speakers { get; init; }

    /// <summary>
    /// In the speaker's own words. Empty when the claim was made without a hedge; null when the field is
    /// destroyed, so that a hedge that was lost never reads as a hedge that was not there.
    /// </summary>
    public required IReadOnlyList<string>? Hedges { get; init; }

    /// <summary>`asserts` or `denies`, as in docs/spec/facts.md.</summary>
    public required string? Polarity { get; init; }
    public required DateTimeOffset? RecordedAt { get; init; }
    public required string? Actor { get; init; }
}
