using System.Globalization;
using System.Text.RegularExpressions;
using Probative.Examination.Decoding;

namespace Probative.Examination.Metadata;

/// <summary>What MetadataExtractor read of the fields that are compared.</summary>
/// <param name="Values">Device and times, in the order of the file.</param>
/// <param name="Positions">Latitude and longitude in degrees, north and east positive.</param>
/// <param name="Directories">The parts of the file that it read.</param>
/// <param name="Errors">What it found wrong, in its words.</param>
internal sealed partial record SecondReading(
    IReadOnlyList<(string Field, string Value)> Values,
    IReadOnlyList<(double Latitude, double Longitude)> Positions,
    IReadOnlyList<string> Directories,
    IReadOnlyList<string> Errors)
{
    private const int DirectoriesMax = 500;
    private const int TagsMax = 4_000;
    private const int ErrorsMax = 20;

    // Directory and tag of MetadataExtractor, and the field as it is called in the report.
    private static readonly Dictionary<(string Directory, string Tag), string> s_fields = new()
    {
        [("Exif IFD0", "Make")] = SecondOpinionFields.Make,
        [("Exif IFD0", "Model")] = SecondOpinionFields.Model,
        [("Exif IFD0", "Date/Time")] = SecondOpinionFields.Modified,
        [("Exif SubIFD", "Date/Time Original")] = SecondOpinionFields.Taken,
        [("Exif SubIFD", "Date/Time Digitized")] = SecondOpinionFields.Digitized,
        [("QuickTime Movie Header", "Created")] = SecondOpinionFields.MovieCreated,
        [("QuickTime Movie Header", "Modified")] = SecondOpinionFields.MovieModified,
        [("QuickTime Track Header", "Created")] = SecondOpinionFields.TrackCreated,
        [("QuickTime Track Header", "Modified")] = SecondOpinionFields.TrackModified,
        [("QuickTime Metadata Header", "Make")] = SecondOpinionFields.Make,
        [("QuickTime Metadata Header", "Model")] = SecondOpinionFields.Model,
        [("QuickTime Metadata Header", "Creation Date")] = SecondOpinionFields.Recorded,
    };

    public static SecondReading Of(DecodingAnswer answer)
    {
        var (values, positions) = (new List<(string, string)>(), new List<(double, double)>());
        var (directories, errors, tags) = (new List<string>(), new List<string>(), 0);
        foreach (var position in answer.List("positions", DirectoriesMax))
        {
            if (Number(position.Text("latitude")) is { } latitude
                && Number(position.Text("longitude")) is { } longitude)
            {
                positions.Add((latitude, longitude));
            }
        }

        foreach (var directory in answer.List("directories", DirectoriesMax))
        {
            var name = directory.Text("name") ?? "";
            directories.Add(name);
            errors.AddRange(directory.Texts("errors", Math.Max(0, ErrorsMax - errors.Count)));
            foreach (var tag in directory.List("tags", TagsMax - tags))
            {
                tags++;
                if (tag.Text("name") is not { } tagName || tag.Text("value") is not { } value) continue;
                if (s_fields.TryGetValue((name, tagName), out var field)) values.Add((field, value));
                else if (tagName == "GPS Location" && Place(value) is { } place) positions.Add(place);
            }
        }

        return new SecondReading(
            values, [.. positions.Where(SecondOpinionFields.IsPosition)], directories, errors);
    }

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number)
            ? number
            : null;

    /// <summary>ISO 6709, annex H, in degrees: `+32.0929+034.8620+028.516/`.</summary>
    private static (double Latitude, double Longitude)? Place(string text) =>
        PlaceForm().Match(text) is { Success: true } match
            && Number(match.Groups[1].Value) is { } latitude && Number(match.Groups[2].Value) is { } longitude
            ? (latitude, longitude)
            : null;

    [GeneratedRegex(
        @"^([+-]\d{2}(?:\.\d{1,12})?)([+-]\d{3}(?:\.\d{1,12})?)(?:[+-/]|$)",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex PlaceForm();
}
