using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Incidents;

/// <summary>Show what is said, observed, concluded and open of one alleged incident.</summary>
public sealed record ShowIncident : IActedCommand
{
    public string Name => "incident show";

    public required MemberId By { get; init; }

    /// <summary>The id of the incident, or its first four digits.</summary>
    public required string Incident { get; init; }

    /// <summary>A case to look for it in; null looks in every case of the member.</summary>
    public string? Case { get; init; }

    /// <summary>A log index, or a day or time by the operator's clock; null for now.</summary>
    public string? AsOf { get; init; }

    /// <summary>Also what stands in restricted items.</summary>
    public bool WithRestricted { get; init; }
}
