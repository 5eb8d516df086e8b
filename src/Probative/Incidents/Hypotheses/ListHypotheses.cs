using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Incidents.Hypotheses;

/// <summary>Show the hypotheses that compete about an incident.</summary>
public sealed record ListHypotheses : IActedCommand
{
    public string Name => "hypothesis list";

    public required MemberId By { get; init; }

    /// <summary>The id of the incident, or its first four digits.</summary>
    public required string Incident { get; init; }

    /// <summary>A case to look for the incident in; null looks in every case of the member.</summary>
    public string? Case { get; init; }

    /// <summary>A log index, or a day or time by the operator's clock; null for now.</summary>
    public string? AsOf { get; init; }

    /// <summary>Also those that were dropped.</summary>
    public bool WithDropped { get; init; }

    /// <summary>Also what leads to restricted items, or to what stands in them.</summary>
    public bool WithRestricted { get; init; }
}
