using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Localization;

namespace Probative.Web.Rooms.Incidents;

/// <summary>Where a hypothesis says that it was: a point, and how far around it that may be.</summary>
/// <param name="Id">The id of the hypothesis.</param>
/// <param name="Name">The place of the case, if it is one.</param>
/// <param name="Latitude">Degrees north; null where the place has no position.</param>
/// <param name="Longitude">Degrees east.</param>
/// <param name="RadiusMetres">Null where nobody said.</param>
internal sealed record Spot(string Id, string? Name, double? Latitude, double? Longitude, long? RadiusMetres)
{
    /// <summary>Null for what is no hypothesis of a place.</summary>
    public static Spot? Of(JsonObject hypothesis, Brief brief)
    {
        var place = (string?)hypothesis["place"] is { } reference
            ? brief.Places.GetValueOrDefault(reference)
            : null;
        var latitude = Degrees(hypothesis["latitude"]) ?? Degrees(place?["latitude"]);
        var longitude = Degrees(hypothesis["longitude"]) ?? Degrees(place?["longitude"]);
        var radius = (long?)hypothesis["radius_m"] ?? (long?)place?["radius_m"];
        return place is null && latitude is null
            ? null
            : new Spot((string)hypothesis["id"]!, (string?)place?["name"], latitude, longitude, radius);
    }

    public string Words(IStringLocalizer<IncidentsText> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var at = Latitude is { } north && Longitude is { } east
            ? string.Create(CultureInfo.InvariantCulture, $"{north:0.#####}, {east:0.#####}")
            : texts["NoPosition"].Value;
        var name = Name is null ? at : $"{Name} ({at})";
        return RadiusMetres is { } metres
            ? texts["Within", name, metres]
            : texts["WithinUnknown", name];
    }

    private static double? Degrees(JsonNode? text) =>
        double.TryParse(text?.ToString(), CultureInfo.InvariantCulture, out var degrees) ? degrees : null;
}
