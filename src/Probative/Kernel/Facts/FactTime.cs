using System.Globalization;

namespace Probative.Kernel.Facts;

/// <summary>
/// The form of a time in a fact: RFC 3339, UTC, milliseconds. By the operator's clock, which is no evidence.
/// </summary>
public static class FactTime
{
    private const string Form = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static string Format(DateTimeOffset time) =>
        time.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture);

    public static bool TryParse(string? text, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(
            text,
            Form,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out time);
}
