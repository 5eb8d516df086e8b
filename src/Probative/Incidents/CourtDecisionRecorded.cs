using Probative.Kernel.Facts;
using Probative.Kernel.Ids;

namespace Probative.Incidents;

/// <summary>
/// A court decided something of an incident. Only a final decision ends the word "alleged", and then the
/// decision is shown in its place: nothing here is a verdict of this house. A handover withholds it whole
/// unless its citation is disclosed.
/// </summary>
public sealed record CourtDecisionRecorded : IFact
{
    public required IncidentId Incident { get; init; }

    public required string Court { get; init; }

    /// <summary>By which the decision can be found.</summary>
    public required string Citation { get; init; }

    /// <summary>An EDTF date.</summary>
    public required string Date { get; init; }

    /// <summary>No ordinary appeal is left, as who records it reads it.</summary>
    public required bool IsFinal { get; init; }

    /// <summary>What it decided, in words.</summary>
    public required string Decided { get; init; }

    public string Type => nameof(CourtDecisionRecorded);

    public void Write(FactFields fields) => fields
        .Add("incident", Incident.Value)
        .Add("court", Court)
        .Add("citation", Citation)
        .Add("date", Date)
        .Add("final", IsFinal)
        .Add("decided", Decided);
}
