using System.Globalization;

namespace Probative.Kernel.Dates;

/// <summary>
/// The first and the last day that an EDTF date can mean. Null is no bound: an interval that is open or
/// unknown at that end. A qualifier (`?`, `~`, `%`) does not move a bound: nobody said by how much. A season
/// lies somewhere in its year, for it depends on the hemisphere; a northern winter ends in the next one. A
/// time counts with the day that is written, whatever its zone.
/// </summary>
public readonly record struct EdtfBounds(EdtfDay? Earliest, EdtfDay? Latest)
{
    /// <summary>Null if <see cref="Edtf.IsLevel1"/> is false; never throws.</summary>
    public static EdtfBounds? TryOf(string? text)
    {
        if (text is null || !Edtf.IsLevel1(text)) return null;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0) return OfDate(text);
        return new EdtfBounds(OfSide(text.AsSpan(0, slash)).Earliest, OfSide(text.AsSpan(slash + 1)).Latest);
    }

    private static EdtfBounds OfSide(ReadOnlySpan<char> text) =>
        text.IsEmpty || text is ".." ? default : OfDate(text);

    private static EdtfBounds OfDate(ReadOnlySpan<char> text)
    {
        if (text is [.. var unqualified, '?' or '~' or '%']) text = unqualified;
        if (text is ['Y', .. var years])
        {
            var longYear = long.Parse(years, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            return WholeYears(longYear, longYear);
        }

        var isNegative = text is ['-', ..];
        if (isNegative) text = text[1..];

        // Unspecified digits stand for any: of a negative year the larger number is the earlier one.
        var (least, most) = (Number(text[..4], '0'), Number(text[..4], '9'));
        var (first, last) = isNegative ? (-most, -least) : (least, most);
        if (text.Length == 4) return WholeYears(first, last);

        var month = text.Slice(5, 2);
        if (month is "XX") return WholeYears(first, last);
        var number = (int)Number(month, '0');
        if (number > 12) return new EdtfBounds(new EdtfDay(first, 1, 1), LastOfSeason(last, number));

        var lastDay = DaysIn(first, number);
        var isWholeMonth = text.Length == 7 || text.Slice(8, 2) is "XX";
        var (from, to) = isWholeMonth ? (1, lastDay) : (Day(text), Day(text));
        return new EdtfBounds(new EdtfDay(first, number, from), new EdtfDay(last, number, to));
    }

    private static EdtfBounds WholeYears(long first, long last) =>
        new(new EdtfDay(first, 1, 1), new EdtfDay(last, 12, 31));

    // 24 is winter, which in the north ends with the next February.
    private static EdtfDay LastOfSeason(long year, int season) =>
        season == 24 ? new EdtfDay(year + 1, 2, DaysIn(year + 1, 2)) : new EdtfDay(year, 12, 31);

    private static int Day(ReadOnlySpan<char> text) => (int)Number(text.Slice(8, 2), '0');

    private static long Number(ReadOnlySpan<char> digits, char unspecified)
    {
        var number = 0L;
        foreach (var digit in digits) number = (number * 10) + (digit == 'X' ? unspecified : digit) - '0';
        return number;
    }

    // The calendar repeats every 400 years, and DateTime begins with the year 1.
    private static int DaysIn(long year, int month) =>
        DateTime.DaysInMonth((int)((((year % 400) + 400) % 400) + 400), month);
}
