using Probative.Kernel.Casework;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Ledger.Facts;

namespace Probative.Verification.Findings;

/// <summary>
/// What somebody concludes who was asked before they saw the finding. It stays beside the finding, whatever
/// either says.
/// </summary>
public sealed record BlindOpinionGiven : IFact
{
    public required FindingId Finding { get; init; }

    /// <summary>What was looked at, as it was asked.</summary>
    public required Reference About { get; init; }

    /// <summary>As it was asked.</summary>
    public required string Question { get; init; }

    public required string Answer { get; init; }

    /// <summary>One of <see cref="FindingWords.Kinds"/>.</summary>
    public required string Kind { get; init; }

    public required string? Likelihood { get; init; }
    public required string? Confidence { get; init; }
    public required string? ConfidenceReason { get; init; }

    /// <summary>Who answers had seen the finding before they were asked: then the opinion is not
    /// blind.</summary>
    public required bool HadSeen { get; init; }

    public string Type => nameof(BlindOpinionGiven);

    public void Write(FactFields fields) => fields
        .Add("finding", Finding.Value)
        .Add("about", About.ToValue())
        .Add("question", Question)
        .Add("answer", Answer)
        .Add("kind", Kind)
        .Add("likelihood", Likelihood)
        .Add("confidence", Confidence)
        .Add("confidence_reason", ConfidenceReason)
        .Add("had_seen", JsonValue.FromBoolean(HadSeen));
}
