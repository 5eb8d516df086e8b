using System.Globalization;
using System.Text.RegularExpressions;

namespace Probative.Examination.Metadata;

/// <summary>
/// Finds the times among the values of a file, and states the problem of each one's zone. EXIF 2.32, 4.6.5
/// (the offsets stand in tags of their own, and many cameras write none); QuickTime File Format, "Movie
/// Header Atoms" (seconds since 1904, in UTC, which many devices fill with local time); EXIF 2.32, 4.6.6 (GPS
/// times are UTC).
/// </summary>
public static partial class TimeCandidates
{
    public const string NotStated = "not stated: local time of a clock that is not known";
    public const string Stated = "stated with it";
    public const string StatedBeside = "stated in a tag of its own";
    public const string ByStandard = "UTC by the standard; many devices write local time";
    public const string OfSatellites = "UTC by the standard, from the receiver";

    // Which tag has the offset of which time.
    private static readonly Dictionary<string, string> s_offsets = new(StringComparer.Ordinal)
    {
        ["DateTimeOriginal"] = "OffsetTimeOriginal",
        ["CreateDate"] = "OffsetTimeDigitized",
        ["ModifyDate"] = "OffsetTime",
    };

    public static IReadOnlyList<TimeCandidate> Find(IReadOnlyList<MetadataValue> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var found = new List<TimeCandidate>();
        foreach (var value in values)
        {
            if (value.Group is "File" or "Composite" || value.Text is not { } text) continue;
            if (value.Tag == "GPSTimeStamp")
            {
                if (OfSatellite(value, values) is { } fix) found.Add(fix);
            }
            else if (Read(text) is var (local, offset))
            {
                found.Add(Judge(value, local, offset, values));
            }
        }

        return found;
    }

    private static TimeCandidate Judge(
        MetadataValue value, DateTime local, TimeSpan? offset, IReadOnlyList<MetadataValue> values)
    {
        if (offset is not null) return new TimeCandidate(value, local, offset, Stated);
        if (IsMovie(value.Group)) return new TimeCandidate(value, local, TimeSpan.Zero, ByStandard);
        return IsExif(value) && Beside(value, values) is { } beside
            ? new TimeCandidate(value, local, beside, StatedBeside)
            : new TimeCandidate(value, local, null, NotStated);
    }

    /// <summary>
    /// Header times of a movie and its tracks; texts in the movie's user data state their own zone or none.
    /// </summary>
    private static bool IsMovie(string group) =>
        group == "QuickTime" || group.StartsWith("Track", StringComparison.Ordinal);

    private static bool IsExif(MetadataValue value) =>
        value.Group == "ExifIFD" || value.Group.StartsWith("IFD", StringComparison.Ordinal);

    private static TimeSpan? Beside(MetadataValue value, IReadOnlyList<MetadataValue> values) =>
        s_offsets.TryGetValue(value.Tag, out var tag)
            ? values.Where(other => other.Tag == tag && IsExif(other))
                .Select(other => ReadOffset(other.Text)).FirstOrDefault(offset => offset is not null)
            : null;

    /// <summary>The time of a fix stands apart from its date.</summary>
    private static TimeCandidate? OfSatellite(MetadataValue time, IReadOnlyList<MetadataValue> values)
    {
        var date = values.FirstOrDefault(other => other.Tag == "GPSDateStamp" && other.Group == time.Group);
        if (date?.Text is not { } day || Read($"{day} {time.Text}") is not var (local, _)) return null;
        var joined = time with { Value = $"{day} {time.Text}" };
        return new TimeCandidate(joined, local, TimeSpan.Zero, OfSatellites);
    }

    /// <summary>
    /// A date and time as ExifTool writes them; null for anything else, and for 0000:00:00.
    /// </summary>
    private static (DateTime Local, TimeSpan? Offset)? Read(string text)
    {
        if (Form().Match(text) is not { Success: true } match) return null;
        var seconds = match.Groups["second"].Value;
        var day = match.Groups["date"].Value.Replace(':', '-');
        var written = $"{day} {match.Groups["minute"].Value}:{seconds}";
        if (!DateTime.TryParseExact(
            written, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            return null;
        }

        if (match.Groups["fraction"] is { Success: true } fraction
            && double.TryParse("0" + fraction.Value, CultureInfo.InvariantCulture, out var part))
        {
            local = local.AddMilliseconds(Math.Round(part * 1_000));
        }

        return (local, ReadOffset(match.Groups["zone"].Value));
    }

    private static TimeSpan? ReadOffset(string? text)
    {
        if (text == "Z") return TimeSpan.Zero;
        if (text is null || OffsetForm().Match(text) is not { Success: true } match) return null;
        var hours = int.Parse(match.Groups["hours"].Value, CultureInfo.InvariantCulture);
        var minutes = int.Parse(match.Groups["minutes"].Value, CultureInfo.InvariantCulture);
        if (hours > 15 || minutes > 59) return null;
        var offset = new TimeSpan(hours, minutes, 0);
        return match.Groups["sign"].Value == "-" ? -offset : offset;
    }

    [GeneratedRegex(
        @"^(?<date>\d{4}[:-]\d{2}[:-]\d{2})[ T](?<minute>\d{2}:\d{2}):(?<second>\d{2})"
        + @"(?<fraction>\.\d{1,9})?"
        + @"\s?(?<zone>Z|[+-]\d{2}:?\d{2})?$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Form();

    [GeneratedRegex(
        @"^(?<sign>[+-])(?<hours>\d{2}):?(?<minutes>\d{2})$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex OffsetForm();
}
