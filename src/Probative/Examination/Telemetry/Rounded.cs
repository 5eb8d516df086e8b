using System.Globalization;
using System.Text.Json.Nodes;

namespace Probative.Examination.Telemetry;

/// <summary>
/// Numbers with as many digits as their source holds, so that the same bytes print the same.
/// </summary>
internal static class Rounded
{
    /// <summary>Seven digits are a centimetre on the ground.</summary>
    public const int PlaceDigits = 7;

    public const int AngleDigits = 4;

    public const int MetreDigits = 2;

    public static JsonNode? Of(double? number, int digits) =>
        number is { } value && double.IsFinite(value) ? JsonValue.Create(Value(value, digits)) : null;

    /// <summary>A digit more than the step between two numbers that the source can hold.</summary>
    public static JsonNode? ByStep(double number, double step)
    {
        var digits = step > 0 ? 1 - (int)Math.Floor(Math.Log10(step)) : 12;
        return Of(number, Math.Clamp(digits, 0, 12));
    }

    /// <summary>Rounded, and zero without a sign.</summary>
    public static double Value(double number, int digits) => Math.Round(number, digits) + 0.0;

    /// <summary>A time of microseconds since 1970 as RFC 3339 writes it; null beyond the year 9999.</summary>
    public static JsonNode? Time(long? micros) =>
        micros is >= 0 and <= 253_402_300_799_999_999
            ? JsonValue.Create(DateTime.UnixEpoch.AddMicroseconds(micros.Value)
                .ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture))
            : null;

    /// <summary>A time as written, without a zone.</summary>
    public static JsonNode? Written(DateTime? written) => written is { } time
        ? JsonValue.Create(time.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff", CultureInfo.InvariantCulture))
        : null;

    /// <summary>The first of many, as an array.</summary>
    public static JsonArray First<T>(IEnumerable<T> many, int most, Func<T, JsonNode?> shape) =>
        new([.. many.Take(most).Select(shape)]);
}
