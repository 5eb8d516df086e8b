using Probative.Kernel.Casework;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;

namespace Probative.Incidents.Hypotheses;

/// <summary>
/// Something of the case speaks for a hypothesis, or against it. A handover withholds it whole unless its
/// reason is disclosed.
/// </summary>
public sealed record HypothesisArgued : IFact
{
    public const string For = "for";
    public const string Against = "against";

    public required HypothesisId Hypothesis { get; init; }

    /// <summary>A claim, an observation, a finding or an item.</summary>
    public required Reference Reference { get; init; }

    /// <summary><see cref="For"/> or <see cref="Against"/>.</summary>
    public required string Side { get; init; }

    public required string Reason { get; init; }

    public string Type => nameof(HypothesisArgued);

    public void Write(FactFields fields) => fields
        .Add("hypothesis", Hypothesis.Value)
        .Add("reference", Reference.ToValue())
        .Add("side", Side)
        .Add("reason", Reason);
}
