using System.Text.Json.Nodes;
using Probative.Fingerprints.Copies;
using JsonValue = Probative.Ledger.Facts.JsonValue;

namespace Probative.Matching;

/// <summary>
/// What was measured, as facts and views have it (docs/spec/facts.md): whole numbers, milliseconds and
/// thousandths.
/// </summary>
internal static class MeasuredForm
{
    public const double Thousand = 1_000;

    public static JsonValue.Map Map(params (string Name, JsonValue Value)[] members) =>
        new(members.Select(member => KeyValuePair.Create(member.Name, member.Value)));

    public static long Whole(double number, double parts) => (long)Math.Round(number * parts);

    public static JsonValue.List Pair(FilmStretch stretch) =>
        new(Whole(stretch.StartSeconds, Thousand), Whole(stretch.EndSeconds, Thousand));

    public static FilmStretch Stretch(JsonNode pair) =>
        new((long)pair[0]! / Thousand, (long)pair[1]! / Thousand);

    // A view is built of sealed facts that a later version may have written: what is strange is not told.
    public static T? Tried<T>(Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or NullReferenceException
            or InvalidOperationException or FormatException or ArgumentException)
        {
            return null;
        }
    }
}
