using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Ledger.Facts;

namespace Probative.Reading.Names;

/// <summary>
/// A place that something is said of; the same id again describes it anew. A position in it always carries a
/// radius, and where it is from. Who holds a place is a proposition over an interval, and no part of it.
/// </summary>
public sealed record PlaceRecorded : IFact
{
    public required PlaceId Place { get; init; }
    public required string Name { get; init; }
    public required IReadOnlyList<Spelling> Names { get; init; }

    /// <summary>Null where no position is known.</summary>
    public required Position? Position { get; init; }

    /// <summary>The code of the subdivision that it lies in, `UA-23`, or null.</summary>
    public required string? Iso3166 { get; init; }

    /// <summary>Where name and position are from, or null.</summary>
    public required string? Basis { get; init; }

    /// <summary>Why it is described anew; null the first time.</summary>
    public required string? Reason { get; init; }

    public string Type => nameof(PlaceRecorded);

    public void Write(FactFields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        fields
            .Add("place", Place.Value)
            .Add("name", Name)
            .Add("names", new JsonValue.List(Names.Select(spelling => spelling.ToValue())))
            .Add("latitude", Position?.Latitude)
            .Add("longitude", Position?.Longitude)
            .Add("radius_m", Position is { } at ? JsonValue.FromInt64(at.RadiusMetres) : JsonValue.None)
            .Add("iso3166_2", Iso3166)
            .Add("basis", Basis)
            .Add("reason", Reason);
    }
}
