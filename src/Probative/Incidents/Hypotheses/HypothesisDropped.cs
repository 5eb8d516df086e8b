using Probative.Kernel.Facts;
using Probative.Kernel.Ids;

namespace Probative.Incidents.Hypotheses;

/// <summary>
/// Nobody in the house follows a hypothesis any more. What spoke for it and against it stays. A handover
/// withholds it whole unless its reason is disclosed.
/// </summary>
public sealed record HypothesisDropped : IFact
{
    public required HypothesisId Hypothesis { get; init; }

    public required string Reason { get; init; }

    public string Type => nameof(HypothesisDropped);

    public void Write(FactFields fields) =>
        fields.Add("hypothesis", Hypothesis.Value).Add("reason", Reason);
}
