using System.Globalization;
using MetadataExtractor;

namespace Probative.Decoding.Metadata;

/// <summary>The value of a tag where it is simple: a text, a time, a number or a few.</summary>
internal static class TagText
{
    // Positions have three, matrices nine; more is a table.
    private const int NumbersMax = 16;

    public static string? Of(object? value) => value switch
    {
        string text => text,
        StringValue text => text.ToString(),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        Rational ratio => Of(ratio),
        IFormattable number when IsNumber(number) => number.ToString(null, CultureInfo.InvariantCulture),
        Rational[] { Length: <= NumbersMax } ratios => string.Join(' ', ratios.Select(Of)),
        Array { Rank: 1, Length: <= NumbersMax } numbers when numbers.Cast<object?>().All(IsNumber) =>
            string.Join(' ', numbers.Cast<IFormattable>()
                .Select(number => number.ToString(null, CultureInfo.InvariantCulture))),
        _ => null,
    };

    private static string Of(Rational ratio) =>
        string.Create(CultureInfo.InvariantCulture, $"{ratio.Numerator}/{ratio.Denominator}");

    private static bool IsNumber(object? value) =>
        value is byte or sbyte or short or ushort or int or uint or long or ulong or float or double;
}
