using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Reading.Names;

/// <summary>Record a place, or describe it anew.</summary>
public sealed record AddPlace : IActedCommand
{
    public string Name => "place add";

    public required MemberId By { get; init; }

    /// <summary>The name or id of the case.</summary>
    public required string Case { get; init; }

    /// <summary>The name that lists show, 1 to 200 characters.</summary>
    public required string Called { get; init; }

    /// <summary>Other spellings, at most 50.</summary>
    public IReadOnlyList<Spelling> Names { get; init; } = [];

    /// <summary>Degrees, -90 to 90, with at most seven decimals; null where no position is known.</summary>
    public string? Latitude { get; init; }

    /// <summary>Degrees, -180 to 180, with at most seven decimals.</summary>
    public string? Longitude { get; init; }

    /// <summary>How far around the position the place may be, in metres; never without a position.</summary>
    public long? RadiusM { get; init; }

    /// <summary>The code (ISO 3166-2) of the subdivision that it lies in, `UA-23`, or null.</summary>
    public string? Iso3166 { get; init; }

    /// <summary>Where name and position are from; a position needs one.</summary>
    public string? Basis { get; init; }

    /// <summary>The id of the place that this describes anew, whole; null for a new one.</summary>
    public string? Again { get; init; }

    /// <summary>Why it is described anew; needed with <see cref="Again"/> alone.</summary>
    public string? Reason { get; init; }
}
