using System.Globalization;
using System.Diagnostics.CodeAnalysis;
using Probative.Ledger.Facts;

namespace Probative.Reading.Observations;

/// <summary>
/// A part of a picture, in millionths of its width and height from the upper left corner, as the frame is
/// stored: a rotation that the file states is not applied.
/// </summary>
public sealed record PictureRegion(long Left, long Top, long Width, long Height)
{
    private const long Whole = 1_000_000;

    /// <summary>Reads `X,Y,W,H`, each a decimal from 0 to 1; false unless it lies in the picture.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out PictureRegion? region)
    {
        ArgumentNullException.ThrowIfNull(text);
        region = null;
        var parts = text.Split(',');
        var sides = new long[4];
        if (parts.Length != sides.Length) return false;
        for (var at = 0; at < sides.Length; at++)
        {
            if (!decimal.TryParse(
                parts[at], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var part)
                || part is < 0 or > 1) return false;
            sides[at] = (long)Math.Round(part * Whole);
        }

        if (sides[2] == 0 || sides[3] == 0 || sides[0] + sides[2] > Whole || sides[1] + sides[3] > Whole)
            return false;
        region = new PictureRegion(sides[0], sides[1], sides[2], sides[3]);
        return true;
    }

    public JsonValue ToValue() => new JsonValue.Map(
    [
        KeyValuePair.Create("x", JsonValue.FromInt64(Left)),
        KeyValuePair.Create("y", JsonValue.FromInt64(Top)),
        KeyValuePair.Create("w", JsonValue.FromInt64(Width)),
        KeyValuePair.Create("h", JsonValue.FromInt64(Height)),
        KeyValuePair.Create<string, JsonValue>("unit", "millionth"),
    ]);
}
