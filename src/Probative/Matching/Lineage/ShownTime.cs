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
    /// Null for what is no date of the form year-month-day, with or without a time behind it (ISO 8601).
    /// Other ways of writing can mean several days, and are not guessed.
    /// </summary>
    /// <param name="shown">As it stands there: `2031-05-08 14:31`.</param>
    /// <param name="zone">The zone as it was stated: `+02:00`, `UTC`; null where nobody did.</param>
    public static ShownTime? Read(string? shown, string? zone)
    {
        if (shown is null || Form().Match(shown.Trim()) is not { Success: true } match) return null;
        var time = match.Groups["time"].Success ? match.Groups["time"].Value : "00:00";
        if (!DateTime.TryParseExact(
            $"{match.Groups["day"].Value} {time}",
            ["yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var clock)) return null;
        var length = !match.Groups["time"].Success ? TimeSpan.FromDays(1)
            : time.Length > 5 ? TimeSpan.FromSeconds(1)
            : TimeSpan.FromMinutes(1);
        if (clock.Year is < 1900 or > 9000) return null;
        var stated = match.Groups["zone"].Success ? match.Groups["zone"].Value : zone?.Trim();
        var offset = OffsetOf(stated);
        var first = new DateTimeOffset(clock, TimeSpan.Zero) - (offset ?? s_ahead);
        var last = new DateTimeOffset(clock, TimeSpan.Zero) - (offset ?? -s_behind) + length;
        return new ShownTime(first, last);
    }

    /// <summary>Whether it is surely the earlier one.</summary>
    public bool IsBefore(ShownTime other) => Last <= other.First;

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
        @"^(UTC|GMT)?(?<sign>[+-])(?<h>\d{1,2})(:?(?<m>\d\d))?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Offset();
}
