using System.Globalization;
using System.Text.RegularExpressions;

namespace Probative.Matching.Lineage;

/// <summary>
/// Between which moments a time lies that a platform shows: as it is written there, a day or a time by some
/// clock. Where the zone is not stated it can be any.
/// </summary>
/// <param name="First">The earliest moment that it can be.</param>
/// <param name="Last">The latest.</param>
public readonly partial record struct ShownTime(DateTimeOffset First, DateTimeOffset Last)
{
    // Clocks of inhabited places are between 12 hours behind and 14 hours ahead of UTC.
    private static readonly TimeSpan s_ahead = TimeSpan.FromHours(14);
    private static readonly TimeSpan s_behind = TimeSpan.FromHours(12);

    /// <summary>
    /// Null for what is no date that has one meaning: year-month-day (ISO 8601), or a day, the name of a
    /// month and a year; with or without a time behind it. Other ways of writing can mean several days, and
    /// are not guessed.
    /// </summary>
    /// <param name="shown">As it stands there: `2031-05-08 14:31`, `8 May 2031, 14:31`.</param>
    /// <param name="zone">The zone as it was stated: `+02:00`, `UTC`; null where nobody did.</param>
    public static ShownTime? Read(string? shown, string? zone)
    {
        var text = shown?.Trim() ?? "";
        var match = Form().Match(text) is { Success: true } numbers ? numbers : Named().Match(text);
        if (!match.Success || DayOf(match) is not { } day) return null;
        var time = match.Groups["time"];
        if (!TimeOnly.TryParseExact(
            time.Success ? time.Value : "00:00",
            ["HH:mm", "HH:mm:ss", "H:mm"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var clock)) return null;
        var length = !time.Success ? TimeSpan.FromDays(1)
            : time.Length > 5 ? TimeSpan.FromSeconds(1)
            : TimeSpan.FromMinutes(1);
        var stated = match.Groups["zone"].Success ? match.Groups["zone"].Value : zone?.Trim();
        var offset = OffsetOf(stated);
        var written = new DateTimeOffset(day.ToDateTime(clock), TimeSpan.Zero);
        return new ShownTime(written - (offset ?? s_ahead), written - (offset ?? -s_behind) + length);
    }

    /// <summary>Whether it is surely the earlier one.</summary>
    public bool IsBefore(ShownTime other) => Last <= other.First;

    private static DateOnly? DayOf(Match match)
    {
        var text = match.Groups["day"].Value;
        if (match.Groups["month"].Success)
        {
            if (MonthNames.Find(match.Groups["month"].Value) is not { } month) return null;
            text = string.Create(CultureInfo.InvariantCulture,
                $"{match.Groups["year"].Value}-{month:00}-{text.PadLeft(2, '0')}");
        }

        return DateOnly.TryParseExact(
            text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is >= 1900 and <= 9000
                ? day
                : null;
    }

    private static TimeSpan? OffsetOf(string? zone)
    {
        if (zone is "Z" or "UTC" or "GMT" or "utc" or "z") return TimeSpan.Zero;
        if (zone is null || Offset().Match(zone) is not { Success: true } match) return null;
        var (hours, minutes) = (
            int.Parse(match.Groups["h"].ValueSpan, CultureInfo.InvariantCulture),
            match.Groups["m"].Success
                ? int.Parse(match.Groups["m"].ValueSpan, CultureInfo.InvariantCulture)
                : 0);
        if (hours > 14 || minutes > 59) return null;
        var offset = new TimeSpan(hours, minutes, 0);
        return match.Groups["sign"].Value == "-" ? -offset : offset;
    }

    [GeneratedRegex(
        @"^(?<day>\d{4}-\d\d-\d\d)([T ](?<time>\d\d:\d\d(:\d\d)?)(\.\d+)? ?"
            + @"(?<zone>Z|UTC|[+-]\d\d(:?\d\d)?)?)?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();

    [GeneratedRegex(
        @"^((?<day>\d{1,2}) (?<month>\p{L}{3,10})\.? |(?<month>\p{L}{3,10})\.? (?<day>\d{1,2}), )"
            + @"(?<year>\d{4})"
            + @"((,| at|,? о|,? в)? (?<time>\d{1,2}:\d\d(:\d\d)?))?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Named();

    [GeneratedRegex(
        @"^(UTC|GMT)?(?<sign>[+-])(?<h>\d{1,2})(:?(?<m>\d\d))?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Offset();
}
