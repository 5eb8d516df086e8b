using System.Globalization;

namespace Probative.Kernel.Pages;

/// <summary>Numbers, sizes and times as a person reads them, the same in every place and language.</summary>
internal static class ReadableText
{
    private static readonly string[] Units = ["bytes", "KiB", "MiB", "GiB", "TiB"];

    /// <summary>Groups of three digits with a thin no-break space would be hidden text: a comma it
    /// is.</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    public static string Count(long number, string one, string many) =>
        $"{Number(number)} {(number == 1 ? one : many)}";

    /// <summary>`3.4 MiB (3,565,158 bytes)`; the exact number is what a check compares.</summary>
    public static string Size(long bytes)
    {
        var (value, unit) = ((double)bytes, 0);
        while (value >= 1024 && unit < Units.Length - 1)
        {
            value /= 1024;
            unit++;
        }

        return unit == 0
            ? Count(bytes, "byte", "bytes")
            : string.Create(
                CultureInfo.InvariantCulture, $"{value:0.0} {Units[unit]} ({Number(bytes)} bytes)");
    }

    /// <summary>`2026-01-31 12:00:00 UTC`.</summary>
    public static string Time(DateTimeOffset time) => Date(time) + " " + TimeOfDay(time);

    public static string Date(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string TimeOfDay(DateTimeOffset time) =>
        time.UtcDateTime.ToString("HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
