using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Incidents.Hypotheses;

/// <summary>Propose a reading of where or when an alleged incident, or what shows it, took place.</summary>
public sealed record ProposeHypothesis : IActedCommand
{
    public string Name => "hypothesis add";

    public required MemberId By { get; init; }

    /// <summary>The id of the incident, or its first four digits.</summary>
    public required string Incident { get; init; }

    /// <summary>A case to look for the incident in; null looks in every case of the member.</summary>
    public string? Case { get; init; }

    /// <summary>`place`, `event time`, `recording time` or `upload time`.</summary>
    public required string Of { get; init; }

    /// <summary>A place of the case: `place:3f2a`; or null.</summary>
    public string? Place { get; init; }

    /// <summary>Decimal degrees, WGS 84; both or none, and none with a place of the case.</summary>
    public string? Latitude { get; init; }

    public string? Longitude { get; init; }

    /// <summary>In metres, from 1; always with a place or a position.</summary>
    public long? RadiusMetres { get; init; }

    /// <summary>An EDTF date or interval; of a time.</summary>
    public string? Edtf { get; init; }

    /// <summary>What speaks for it: claims, observations, findings, items, as `claim:3f2a`.</summary>
    public IReadOnlyList<string> Supports { get; init; } = [];

    /// <summary>What speaks against it.</summary>
    public IReadOnlyList<string> Opposes { get; init; } = [];

    public required string Reasons { get; init; }
}
