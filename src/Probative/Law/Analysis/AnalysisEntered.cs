using Probative.Kernel.Casework;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;

namespace Probative.Law.Analysis;

/// <summary>
/// Counsel lays a finding beside an element of a provision, for it or against it, or says what is missing. It
/// never says that an element is met.
/// </summary>
public sealed record AnalysisEntered : IFact
{
    public required AnalysisId Analysis { get; init; }
    public required Reference Incident { get; init; }

    /// <summary>Whom the analysis is about; null for unknown.</summary>
    public required Reference? Accused { get; init; }

    /// <summary>Its id in the product's provisions.</summary>
    public required string Provision { get; init; }

    /// <summary>A key of <see cref="MatrixRows"/>: `1`, `intent`, `RS-28-a`.</summary>
    public required string Element { get; init; }

    /// <summary>`for`, `against` or `gap`.</summary>
    public required string Side { get; init; }

    /// <summary>The finding; null for a gap.</summary>
    public required Reference? Finding { get; init; }

    /// <summary>Why, in counsel's words; of a gap what is missing.</summary>
    public required string Text { get; init; }

    public string Type => nameof(AnalysisEntered);

    public void Write(FactFields fields) => fields
        .Add("analysis", Analysis.Value)
        .Add("incident", Incident.ToValue())
        .Add("accused", Accused?.ToString())
        .Add("provision", Provision)
        .Add("element", Element)
        .Add("side", Side)
        .Add("finding", Finding?.ToString())
        .Add("text", Text);
}
