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
        new([.. incident.Places.Select(one => (JsonNode)SpotOf(one))]);

    /// <summary>The points alone, for a map of many: incident, latitude, longitude, how far around.</summary>
    public IEnumerable<JsonObject> PointsOf(Whereabout incident) => incident.Places
        .Select(SpotOf).Where(spot => spot["latitude"] is not null && spot["longitude"] is not null)
        .Select(spot => new JsonObject
        {
            ["incident"] = incident.Id.ToString(),
            ["latitude"] = (string?)spot["latitude"],
            ["longitude"] = (string?)spot["longitude"],
            ["radius_m"] = (long?)spot["radius_m"],
        });

    private JsonObject SpotOf(Reading reading)
    {
        var place = reading.Place is { } reference ? _places.GetValueOrDefault(reference) : null;
        return new JsonObject
        {
            ["place"] = reading.Place,
            ["name"] = place?.Name,
            ["latitude"] = reading.Latitude ?? place?.Latitude,
            ["longitude"] = reading.Longitude ?? place?.Longitude,
            ["radius_m"] = reading.RadiusMetres ?? place?.RadiusMetres,
        };
    }
}
