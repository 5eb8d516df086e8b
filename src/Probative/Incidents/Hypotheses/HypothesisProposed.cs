using Probative.Kernel.Casework;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Ledger.Facts;

namespace Probative.Incidents.Hypotheses;

/// <summary>
/// One reading of where or when, among those that compete; none of them wins by itself. A handover withholds
/// it whole unless its reasons are disclosed.
/// </summary>
public sealed record HypothesisProposed : IFact
{
    public required HypothesisId Hypothesis { get; init; }

    public required IncidentId Incident { get; init; }

    /// <summary>One of <see cref="Questions.All"/>.</summary>
    public required string Of { get; init; }

    /// <summary>Where; null for a time, as <see cref="Edtf"/> is for a place.</summary>
    public required Whereabouts? Where { get; init; }

    /// <summary>An EDTF date or interval, level 1.</summary>
    public required string? Edtf { get; init; }

    public required IReadOnlyList<Reference> Supports { get; init; }

    public required IReadOnlyList<Reference> Opposes { get; init; }

    public required string Reasons { get; init; }

    public string Type => nameof(HypothesisProposed);

    public void Write(FactFields fields) => fields
        .Add("hypothesis", Hypothesis.Value)
        .Add("incident", Incident.Value)
        .Add("of", Of)
        .Add("place", Where?.Place?.ToString())
        .Add("latitude", Where?.Latitude)
        .Add("longitude", Where?.Longitude)
        .Add("radius_m", Where is { } where ? JsonValue.FromInt64(where.RadiusMetres) : JsonValue.None)
        .Add("edtf", Edtf)
        .Add("supports", Supports.Select(one => one.ToString()))
        .Add("opposes", Opposes.Select(one => one.ToString()))
        .Add("reasons", Reasons);
}
