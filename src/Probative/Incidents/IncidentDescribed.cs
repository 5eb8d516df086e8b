using Probative.Kernel.Facts;
using Probative.Kernel.Ids;

namespace Probative.Incidents;

/// <summary>
/// What is alleged to have happened, in a title, and according to whom. The same id again replaces the
/// description from then on. A handover withholds it whole unless its title is disclosed.
/// </summary>
public sealed record IncidentDescribed : IFact
{
    public required IncidentId Incident { get; init; }

    public required string Title { get; init; }

    /// <summary>Each `claim:ID`, `source:ID`, or words.</summary>
    public required IReadOnlyList<string> AccordingTo { get; init; }

    /// <summary>Why the description was changed; null in the first one.</summary>
    public required string? Reason { get; init; }

    public string Type => nameof(IncidentDescribed);

    public void Write(FactFields fields) => fields
        .Add("incident", Incident.Value)
        .Add("title", Title)
        .Add("according_to", AccordingTo)
        .Add("reason", Reason);
}
