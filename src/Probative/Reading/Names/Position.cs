using System.Globalization;
using System.Text.RegularExpressions;

namespace Probative.Reading.Names;

/// <summary>
/// Where a place is, as decimal text, because the record holds no floating-point numbers; and how far around
/// it the place may be.
/// </summary>
/// <param name="Latitude">Degrees north of the equator, -90 to 90, at most seven decimals.</param>
/// <param name="Longitude">Degrees east of Greenwich, -180 to 180, at most seven decimals.</param>
/// <param name="RadiusMetres">1 to 20,000,000.</param>
public sealed partial record Position(string Latitude, string Longitude, long RadiusMetres)
{
    // Half of the way around the earth: a place can be no wider.
    private const long RadiusMax = 20_000_000;

    /// <summary>The position that was stated, null when none was, or what is wrong with it.</summary>
    public static (Position? Position, IReadOnlyList<Flaw> Flaws) Read(
        string? latitude, string? longitude, long? radius)
    {
        if (latitude is null && longitude is null && radius is null) return (null, []);
        List<Flaw> flaws = [];
        if (!IsDegrees(latitude, 90))
            flaws.Add(new Flaw("latitude", $"{Say(latitude)} is no latitude.", "Degrees, -90 to 90: 47.25."));
        if (!IsDegrees(longitude, 180))
        {
            flaws.Add(new Flaw(
                "longitude", $"{Say(longitude)} is no longitude.", "Degrees, -180 to 180: 35.5."));
        }

        if (radius is not (>= 1 and <= RadiusMax))
        {
            flaws.Add(new Flaw(
                "radius_m",
                "A position carries a radius, in metres.",
                $"Say how far around it the place may be: 1 to {RadiusMax}."));
        }

        return flaws.Count > 0 ? (null, flaws) : (new Position(latitude!, longitude!, radius!.Value), []);
    }

    private static string Say(string? text) => text is null ? "Nothing" : $"\"{text}\"";

    private static bool IsDegrees(string? text, int most) =>
        text is not null
        && Degrees().IsMatch(text)
        && Math.Abs(decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture)) <= most;

    [GeneratedRegex("^-?[0-9]{1,3}(\\.[0-9]{1,7})?\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Degrees();
}
