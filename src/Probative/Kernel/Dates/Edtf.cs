using System.Globalization;
using Probative.Kernel.Commands;

namespace Probative.Kernel.Dates;

/// <summary>
/// Tells whether a text is a date of EDTF (ISO 8601-2:2019, Library of Congress profile), levels 0 and 1:
/// partial, uncertain and open dates are answers, and what a person stated is recorded as written.
/// </summary>
public static class Edtf
{
    /// <summary>What to say when <see cref="IsLevel1"/> is false.</summary>
    public const string Hint =
        "Write an EDTF date: 2024-10-01, 2024-10, 2024-10-01T14:05:00Z, 202X, 2024-10~, 2024-07/2024-08.";

    /// <summary>What to tell a person whose text is none, or null.</summary>
    public static Problem? Check(string text) => IsLevel1(text)
        ? null
        : new Problem("bad-value", null, $"\"{text}\" is no EDTF date.", Hint);

    /// <summary>True for one date, one date with time, or one interval; never throws.</summary>
    public static bool IsLevel1(ReadOnlySpan<char> text)
    {
        var slash = text.IndexOf('/');
        if (slash < 0) return IsDate(text) || IsDateTime(text);

        // Level 1 intervals: `..` is open, nothing is unknown, and at least one side is a date.
        var start = text[..slash];
        var end = text[(slash + 1)..];
        return (IsDate(start) && IsBound(end)) || (IsBound(start) && IsDate(end));
    }

    private static bool IsBound(ReadOnlySpan<char> text) => text.IsEmpty || text is ".." || IsDate(text);

    private static bool IsDate(ReadOnlySpan<char> text)
    {
        if (text is [.. var unqualified, '?' or '~' or '%']) text = unqualified;
        if (text.StartsWith("Y")) return IsLongYear(text[1..]);
        if (text.StartsWith("-")) text = text[1..];

        if (text.Length is not (4 or 7 or 10)) return false;
        if (!IsYear(text[..4], out var yearIsWhole)) return false;
        if (text.Length == 4) return true;
        if (text[4] != '-') return false;

        var month = text.Slice(5, 2);
        if (text.Length == 7) return month is "XX" || (yearIsWhole && IsMonthOrSeason(month));
        if (text[7] != '-') return false;

        var day = text.Slice(8, 2);
        if (month is "XX") return day is "XX";
        if (!yearIsWhole || !IsNumber(month, 1, 12)) return false;
        return day is "XX" || IsNumber(day, 1, DaysIn(text[..4], month));
    }

    /// <summary>YYYY, or with one or two digits from the right unspecified (level 1): 201X, 20XX.</summary>
    private static bool IsYear(ReadOnlySpan<char> text, out bool isWhole)
    {
        var unspecified = text[3] != 'X' ? 0 : text[2] != 'X' ? 1 : 2;
        isWhole = unspecified == 0;
        return AllDigits(text[..(4 - unspecified)]);
    }

    /// <summary>Level 1, years of more than four digits: Y170000002, Y-17000.</summary>
    private static bool IsLongYear(ReadOnlySpan<char> text)
    {
        if (text.StartsWith("-")) text = text[1..];
        return text.Length is > 4 and <= 12 && text[0] != '0' && AllDigits(text);
    }

    private static bool IsMonthOrSeason(ReadOnlySpan<char> text) =>
        IsNumber(text, 1, 12) || IsNumber(text, 21, 24);

    private static bool IsDateTime(ReadOnlySpan<char> text)
    {
        if (text.Length < 19 || text[10] != 'T') return false;
        var date = text[..10];
        if (date.Contains('X') || !IsDate(date)) return false;

        var time = text.Slice(11, 8);
        if (time[2] != ':' || time[5] != ':') return false;
        if (!IsNumber(time[..2], 0, 23) || !IsNumber(time.Slice(3, 2), 0, 59)) return false;
        // 60 is the leap second of ISO 8601-1.
        if (!IsNumber(time.Slice(6, 2), 0, 60)) return false;

        var zone = text[19..];
        if (zone.IsEmpty || zone is "Z") return true;
        if (zone[0] is not ('+' or '-')) return false;
        return zone.Length switch
        {
            3 => IsNumber(zone[1..], 0, 14),
            6 => zone[3] == ':' && IsNumber(zone.Slice(1, 2), 0, 14) && IsNumber(zone[4..], 0, 59),
            _ => false,
        };
    }

    private static int DaysIn(ReadOnlySpan<char> year, ReadOnlySpan<char> month)
    {
        // Year 0000 exists in ISO 8601 and is a leap year; DateTime begins with 1, so the cycle of 400 stands
        // in.
        var number = int.Parse(year, NumberStyles.None, CultureInfo.InvariantCulture);
        return DateTime.DaysInMonth(
            number == 0 ? 400 : number, int.Parse(month, NumberStyles.None, CultureInfo.InvariantCulture));
    }

    private static bool IsNumber(ReadOnlySpan<char> text, int least, int most) =>
        text.Length == 2
        && AllDigits(text)
        && (((text[0] - '0') * 10) + text[1] - '0') is var number
        && number >= least
        && number <= most;

    private static bool AllDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');
}
