using Probative.Kernel.Casework;
using Probative.Kernel.Facts;

namespace Probative.Law.Analysis;

/// <summary>
/// Counsel says in which type of conflict an incident is looked at. Unset, both are shown. The last one
/// counts.
/// </summary>
public sealed record ConflictTypeSet : IFact
{
    public required Reference Incident { get; init; }

    /// <summary>`IAC`, `NIAC`, or null: unset again.</summary>
    public required string? Conflict { get; init; }

    public required string Reason { get; init; }

    public string Type => nameof(ConflictTypeSet);

    public void Write(FactFields fields) => fields
        .Add("incident", Incident.ToValue())
        .Add("conflict", Conflict)
        .Add("reason", Reason);
}
