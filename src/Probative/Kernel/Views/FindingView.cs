using Probative.Kernel.Ids;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Views;

/// <summary>
/// A finding of the house. The row is replaced when the draft is revised, when it is signed, and when it is
/// withdrawn: the older rows say what was concluded then, and by whom.
/// </summary>
public sealed record FindingView : IViewRow
{
    public required long FromIndex { get; init; }
    public required long? ToIndex { get; init; }
    public required CaseId Case { get; init; }

    /// <summary>Log index of the first `FindingDrafted` with this id.</summary>
    public required long Index { get; init; }

    /// <summary>Number in the case of the `FindingDrafted` that this row holds the words of.</summary>
    public required long Number { get; init; }
    public required FindingId Id { get; init; }

    /// <summary>`incident:ID`, or null.</summary>
    public required string? Incident { get; init; }
    public required string? Text { get; init; }

    /// <summary>`observed`, `measured`, `inferred` or `could not determine`.</summary>
    public required string? Kind { get; init; }

    /// <summary>JSON as it stands in the fact, or null.</summary>
    public required string? Proposition { get; init; }

    /// <summary>A JSON array of ids of items; null when it was destroyed.</summary>
    public required string? Items { get; init; }

    /// <summary>JSON arrays of references (`claim:ID`); null when destroyed.</summary>
    public required string? Supports { get; init; }
    public required string? Opposes { get; init; }

    /// <summary>JSON arrays as they stand in the fact; null when destroyed.</summary>
    public required string? Search { get; init; }
    public required string? Tests { get; init; }

    /// <summary>What would change our mind; null while nobody said it.</summary>
    public required string? Change { get; init; }

    /// <summary>Only of what is inferred, and apart from <see cref="Confidence"/>: the two never
    /// merge.</summary>
    public required string? Likelihood { get; init; }

    /// <summary>`low`, `moderate`, `high`, or null.</summary>
    public required string? Confidence { get; init; }
    public required string? ConfidenceReason { get; init; }

    /// <summary>The signed finding that this one takes the place of.</summary>
    public required FindingId? Supersedes { get; init; }
    public required DateTimeOffset? RecordedAt { get; init; }

    /// <summary>Who drafted these words.</summary>
    public required string? Actor { get; init; }
    public required long? SignNumber { get; init; }
    public required DateTimeOffset? SignedAt { get; init; }
    public required string? SignedBy { get; init; }
    public required long? WithdrawNumber { get; init; }
    public required string? WithdrawReason { get; init; }
    public required DateTimeOffset? WithdrawnAt { get; init; }
    public required string? WithdrawnBy { get; init; }
}
