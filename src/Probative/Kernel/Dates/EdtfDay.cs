using System.Globalization;

namespace Probative.Kernel.Dates;

/// <summary>
/// One day of the proleptic Gregorian calendar, of any year that EDTF can write: years have a 0 and can be
/// negative. Days compare by year, month and day.
/// </summary>
public readonly record struct EdtfDay(long Year, int Month, int Day) : IComparable<EdtfDay>
{
    public static EdtfDay Of(DateTimeOffset time)
    {
        var utc = time.UtcDateTime;
        return new EdtfDay(utc.Year, utc.Month, utc.Day);
    }

    public int CompareTo(EdtfDay other) =>
        (Year, Month, Day).CompareTo((other.Year, other.Month, other.Day));

    /// <summary>As EDTF writes it: `2027-06-30`, `-0043-03-15`, `Y17000-01-01`.</summary>
    public override string ToString()
    {
        var digits = Math.Abs(Year).ToString("0000", CultureInfo.InvariantCulture);
        var sign = Year < 0 ? "-" : "";
        var mark = digits.Length > 4 ? "Y" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{mark}{sign}{digits}-{Month:00}-{Day:00}");
    }

    public static bool operator <(EdtfDay left, EdtfDay right) => left.CompareTo(right) < 0;
    public static bool operator >(EdtfDay left, EdtfDay right) => left.CompareTo(right) > 0;
    public static bool operator <=(EdtfDay left, EdtfDay right) => left.CompareTo(right) <= 0;
    public static bool operator >=(EdtfDay left, EdtfDay right) => left.CompareTo(right) >= 0;
}
