using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Casework;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Ledger.Facts;

namespace Probative.Incidents.Patterns;

/// <summary>Where incidents may have been, as points; a place of the case has its own.</summary>
internal sealed class PatternSpots
{
    private readonly Dictionary<string, NamedView> _places;

    private PatternSpots(Dictionary<string, NamedView> places) => _places = places;

    public static async Task<PatternSpots> LoadAsync(
        IVault vault, CaseId @case, long size, CancellationToken ct)
    {
        await using var db = vault.Views.OpenNames();
        var places = await db.Named.AsOf(size)
            .Where(row => row.Case == @case && row.Node == NodeKind.Place).ToListAsync(ct);
        return new PatternSpots(places.ToDictionary(
            row => row.Reference.ToString(), StringComparer.Ordinal));
    }

    public JsonArray Of(Whereabout incident) =>
    [
        .. incident.Places.Select(reading => (Reading: reading, Spot: SpotOf(reading)))
            .Select(one => new JsonObject
        {
            ["place"] = one.Reading.Place,
            ["name"] = one.Spot.Name,
            ["latitude"] = one.Spot.Latitude,
            ["longitude"] = one.Spot.Longitude,
            ["radius_m"] = one.Spot.RadiusMetres,
        }),
    ];

    /// <summary>The points alone, for a map of many: incident, latitude, longitude, how far around.</summary>
    public IEnumerable<JsonObject> PointsOf(Whereabout incident)
    {
        var id = incident.Id.ToString();
        foreach (var reading in incident.Places)
        {
            var spot = SpotOf(reading);
            if (spot is not { Latitude: not null, Longitude: not null }) continue;
            yield return new JsonObject
            {
                ["incident"] = id,
                ["latitude"] = spot.Latitude,
                ["longitude"] = spot.Longitude,
                ["radius_m"] = spot.RadiusMetres,
            };
        }
    }

    private Spot SpotOf(Reading reading)
    {
        var place = reading.Place is { } reference ? _places.GetValueOrDefault(reference) : null;
        return new Spot(
            place?.Name,
            reading.Latitude ?? place?.Latitude,
            reading.Longitude ?? place?.Longitude,
            reading.RadiusMetres ?? place?.RadiusMetres);
    }

    private readonly record struct Spot(
        string? Name, string? Latitude, string? Longitude, long? RadiusMetres);
}
