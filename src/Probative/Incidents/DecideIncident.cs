using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Incidents;

/// <summary>Record what a court decided of an incident.</summary>
public sealed record DecideIncident : IActedCommand
{
    public string Name => "incident decide";

    public required MemberId By { get; init; }

    /// <summary>The id of the incident, or its first four digits.</summary>
    public required string Incident { get; init; }

    /// <summary>A case to look for it in; null looks in every case of the member.</summary>
    public string? Case { get; init; }

    public required string Court { get; init; }

    /// <summary>By which the decision can be found.</summary>
    public required string Citation { get; init; }

    /// <summary>An EDTF date.</summary>
    public required string Date { get; init; }

    /// <summary>No ordinary appeal is left.</summary>
    public required bool IsFinal { get; init; }

    public required string Decided { get; init; }
}
