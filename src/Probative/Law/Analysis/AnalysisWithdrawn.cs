using Probative.Kernel.Facts;
using Probative.Kernel.Ids;

namespace Probative.Law.Analysis;

/// <summary>An entry of a legal analysis counts no more from here on; it stays on the record.</summary>
public sealed record AnalysisWithdrawn : IFact
{
    public required AnalysisId Analysis { get; init; }
    public required string Reason { get; init; }

    public string Type => nameof(AnalysisWithdrawn);

    public void Write(FactFields fields) => fields
        .Add("analysis", Analysis.Value)
        .Add("reason", Reason);
}
