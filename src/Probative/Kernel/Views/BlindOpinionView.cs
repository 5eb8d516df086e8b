using Probative.Kernel.Ids;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Views;

/// <summary>
/// An opinion that somebody is asked for before they may see the finding. The row is replaced when it is in.
/// </summary>
public sealed record BlindOpinionView : IViewRow
{
    public required long FromIndex { get; init; }
    public required long? ToIndex { get; init; }
    public required CaseId Case { get; init; }

    /// <summary>Number in the case and log index of the `BlindOpinionAsked` fact.</summary>
    public required long Number { get; init; }
    public required long Index { get; init; }
    public required FindingId Finding { get; init; }

    /// <summary>The pseudonym in this case of who is asked.</summary>
    public required string? Asked { get; init; }

    /// <summary>`item:ID` or `incident:ID`: what to look at.</summary>
    public required string? About { get; init; }
    public required string? Question { get; init; }
    public required DateTimeOffset? RecordedAt { get; init; }

    /// <summary>Who asked.</summary>
    public required string? Actor { get; init; }

    /// <summary>Number in the case of the `BlindOpinionGiven` fact; null while it is owed.</summary>
    public required long? AnswerNumber { get; init; }
    public required string? Answer { get; init; }
    public required string? Kind { get; init; }
    public required string? Likelihood { get; init; }
    public required string? Confidence { get; init; }
    public required string? ConfidenceReason { get; init; }

    /// <summary>Who answered says that they had seen the finding before: then it is not blind.</summary>
    public required bool? HadSeen { get; init; }
    public required DateTimeOffset? AnsweredAt { get; init; }
}
