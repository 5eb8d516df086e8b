using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Verification.Findings;

/// <summary>Answer a question that was put before the finding may be seen.</summary>
public sealed record GiveBlindOpinion : IActedCommand
{
    public string Name => "finding answer-blind";

    public required MemberId By { get; init; }

    /// <summary>The id of the finding, or its first four digits, as `review list` shows it.</summary>
    public required string Finding { get; init; }

    public required string Answer { get; init; }

    /// <summary>`observed`, `measured`, `inferred` or `could not determine`.</summary>
    public required string Kind { get; init; }

    /// <summary>A word of ICD 203, for what is inferred alone.</summary>
    public string? Likelihood { get; init; }

    /// <summary>`low`, `moderate` or `high`.</summary>
    public string? Confidence { get; init; }

    public string? ConfidenceReason { get; init; }

    /// <summary>The finding was seen before the question came: the opinion is recorded, and is not
    /// blind.</summary>
    public bool HadSeen { get; init; }
}
