using System.Text.RegularExpressions;

namespace Probative.Examination.Metadata;

/// <summary>
/// The fields in which two readers are compared: where each stands with ExifTool, and which ways of writing
/// one value are the same.
/// </summary>
internal static partial class SecondOpinionFields
{
    public const string Make = "make";
    public const string Model = "model";
    public const string Modified = "modified";
    public const string Taken = "taken";
    public const string Digitized = "digitized";
    public const string MovieCreated = "movie created";
    public const string MovieModified = "movie modified";
    public const string TrackCreated = "track created";
    public const string TrackModified = "track modified";
    public const string Recorded = "recorded";
    public const string Position = "position";

    public static readonly IReadOnlyList<string> All =
    [
        Make, Model, Taken, Digitized, Modified, MovieCreated, MovieModified, TrackCreated, TrackModified,
        Recorded,
    ];

    // A time of nought: seconds are counted from here (QuickTime File Format, "Movie Header Atoms").
    private const string NoTime = "19040101000000";
    private const int TimeDigits = 14;

    /// <summary>The field that a value of ExifTool belongs to; null for none.</summary>
    public static string? Of(MetadataValue value) => (value.Tag, Sort(value.Group)) switch
    {
        ("Make", "exif" or "movie" or "keys") => Make,
        ("Model", "exif" or "movie" or "keys") => Model,
        ("DateTimeOriginal", "exif") => Taken,
        ("CreateDate", "exif") => Digitized,
        ("ModifyDate", "exif") => Modified,
        ("CreateDate", "movie") => MovieCreated,
        ("ModifyDate", "movie") => MovieModified,
        ("TrackCreateDate", "track") => TrackCreated,
        ("TrackModifyDate", "track") => TrackModified,
        ("CreationDate", "keys") => Recorded,
        _ => null,
    };

    /// <summary>The value in the form in which it is compared; null for one that says nothing.</summary>
    public static string? Plain(string field, string value)
    {
        var text = value.Trim('\0', ' ', '\t', '\r', '\n');
        if (field is Make or Model) return text.Length == 0 ? null : text;
        var zone = ZoneForm().Match(text);
        var stated = zone.Success ? text[..zone.Index] : text;
        var digits = string.Concat(stated.Where(char.IsAsciiDigit));
        if (digits.Length < TimeDigits) return null;
        digits = digits[..TimeDigits];
        if (digits is NoTime || digits.All(digit => digit == '0')) return null;
        return digits + (zone.Value == "Z" ? "+0000" : zone.Value.Replace(":", "", StringComparison.Ordinal));
    }

    public static bool IsPosition((double Latitude, double Longitude) place) =>
        place is { Latitude: >= -90 and <= 90, Longitude: >= -180 and <= 180 } and not (0, 0);

    private static string Sort(string group) => group switch
    {
        "ExifIFD" or "IFD0" => "exif",
        "QuickTime" => "movie",
        "Keys" or "ItemList" or "UserData" => "keys",
        _ when group.StartsWith("Track", StringComparison.Ordinal) => "track",
        _ when group.StartsWith("IFD", StringComparison.Ordinal)
            || group.StartsWith("SubIFD", StringComparison.Ordinal) => "exif",
        _ => "",
    };

    [GeneratedRegex(
        @"(?:[+-]\d{2}:?\d{2}|Z)$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ZoneForm();
}
