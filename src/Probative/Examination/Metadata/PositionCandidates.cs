using System.Globalization;
using System.Text.RegularExpressions;

namespace Probative.Examination.Metadata;

/// <summary>
/// Finds the positions among the values of a file. In EXIF (2.32, 4.6.6) hemispheres stand in tags of their
/// own and the numbers have no sign; XMP and QuickTime positions are signed. 0, 0 is what devices without a
/// fix write, and is no position.
/// </summary>
public static partial class PositionCandidates
{
    private static readonly char[] s_between = [' ', ','];

    public static IReadOnlyList<PositionCandidate> Find(IReadOnlyList<MetadataValue> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var found = new List<PositionCandidate>();
        foreach (var value in values)
        {
            if (value.Group == "Composite") continue;
            var candidate = value.Tag switch
            {
                "GPSLatitude" => FromPair(value, values),
                "GPSCoordinates" => FromText(value),
                "LocationInformation" => FromSentence(value),
                _ => null,
            };
            if (candidate is { Latitude: >= -90 and <= 90, Longitude: >= -180 and <= 180 }
                && candidate is not { Latitude: 0, Longitude: 0 })
            {
                found.Add(candidate);
            }
        }

        return found;
    }

    private static PositionCandidate? FromPair(MetadataValue value, IReadOnlyList<MetadataValue> values)
    {
        if (value.Number is not { } latitude) return null;
        if (Beside("GPSLongitude")?.Number is not { } longitude) return null;

        // A sign beside a hemisphere is the hemisphere's: some software writes both.
        if (Beside("GPSLatitudeRef")?.Text is { } north) latitude = Signed(latitude, north, 'S');
        if (Beside("GPSLongitudeRef")?.Text is { } east) longitude = Signed(longitude, east, 'W');
        var altitude = Beside("GPSAltitude")?.Number;
        if (altitude > 0 && Beside("GPSAltitudeRef")?.Number == 1) altitude = -altitude;
        return new PositionCandidate(value, latitude, longitude, altitude);

        MetadataValue? Beside(string tag) => values.FirstOrDefault(
            other => other.Tag == tag && other.Group == value.Group && other.Path == value.Path);
    }

    /// <summary>Latitude, longitude and perhaps altitude in one text.</summary>
    private static PositionCandidate? FromText(MetadataValue value)
    {
        var numbers = (value.Text ?? "").Split(s_between, StringSplitOptions.RemoveEmptyEntries)
            .Select(part => double.TryParse(
                part, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN)
            .ToList();
        return numbers is [var latitude, var longitude, ..] && double.IsFinite(latitude + longitude)
            ? new PositionCandidate(
                value,
                latitude,
                longitude,
                numbers.Count > 2 && double.IsFinite(numbers[2]) ? numbers[2] : null)
            : null;
    }

    /// <summary>A box `loci` of 3GPP TS 26.244, 8.5, as ExifTool tells it.</summary>
    private static PositionCandidate? FromSentence(MetadataValue value) =>
        SentenceForm().Match(value.Text ?? "") is { Success: true } match
        && Number(match, "lat") is { } latitude && Number(match, "lon") is { } longitude
            ? new PositionCandidate(value, latitude, longitude, Number(match, "alt"))
            : null;

    private static double? Number(Match match, string name) =>
        double.TryParse(match.Groups[name].Value, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
            ? number
            : null;

    private static double Signed(double degrees, string hemisphere, char negative) =>
        hemisphere.Length > 0 && char.ToUpperInvariant(hemisphere[0]) == negative
            ? -Math.Abs(degrees)
            : Math.Abs(degrees);

    [GeneratedRegex(
        @"Lat=(?<lat>-?[\d.]+) Lon=(?<lon>-?[\d.]+)( Alt=(?<alt>-?[\d.]+))?",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex SentenceForm();
}
