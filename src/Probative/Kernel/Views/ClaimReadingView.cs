using Probative.Kernel.Ids;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Views;

/// <summary>How a claim is read, from one reading to the next.</summary>
public sealed record ClaimReadingView : IViewRow
{
    public required long FromIndex { get; init; }
    public required long? ToIndex { get; init; }
    public required CaseId Case { get; init; }
    public required long Number { get; init; }

    /// <summary>The claim.</summary>
    public required ClaimId? Id { get; init; }

    public required ItemId? Item { get; init; }

    /// <summary>The type of its proposition.</summary>
    public required string? Type { get; init; }

    /// <summary>The place of the case that it is taken to mean; null where none is.</summary>
    public required PlaceId? Place { get; init; }

    /// <summary>
    /// The first and the last day of what happened or held, as days (`2024-10-01`) that compare as text; null
    /// where no such time is read, or it is open at that end.
    /// </summary>
    public required string? Earliest { get; init; }

    public required string? Latest { get; init; }

    /// <summary>
    /// Who is said to hold the place: `entity:ID`, or `words:` and what they are called; without anybody the
    /// state, if one is read. In the order of characters; null where nothing is said of control.
    /// </summary>
    public required IReadOnlyList<string>? Holders { get; init; }

    /// <summary>As it stands in the fact, in JSON.</summary>
    public required string? Proposition { get; init; }

    /// <summary>What its hedges do, in JSON.</summary>
    public required string? Hedges { get; init; }

    public required string? Reason { get; init; }
    public required DateTimeOffset? RecordedAt { get; init; }
    public required string? Actor { get; init; }
}
