using System.Globalization;
using System.Text;

namespace Probative.Web.Rooms.Item;

/// <summary>
/// The characters of a text item with their places in its bytes, by the text map of its examination
/// (docs/spec/examination.md). Characters are counted in UTF-16 code units, as browsers do.
/// </summary>
internal sealed class ReadText
{
    private readonly List<Run> _runs = [];

    /// <param name="text">The text, UTF-8.</param>
    /// <param name="map">A row for each run; null where it was not kept.</param>
    public ReadText(byte[] text, byte[]? map)
    {
        Characters = Encoding.UTF8.GetString(text);
        if (map is null) return;
        foreach (var row in Encoding.UTF8.GetString(map).Split('\n').Skip(1))
        {
            long[] numbers = [.. row.Split(',').Select(Number)];
            if (numbers is [var start, var length, var offset, var bytes, var exact, ..])
                _runs.Add(new Run((int)start, (int)length, offset, bytes, exact == 1));
        }
    }

    public string Characters { get; }

    /// <summary>The offset of a character in the item's bytes; null where the map has none.</summary>
    public long? OffsetOf(int character)
    {
        var run = _runs.FindLast(one => one.Start <= character);
        if (run is null || !run.IsExact || run.Start + run.Length > Characters.Length) return null;
        return run.Offset + Encoding.UTF8.GetByteCount(Characters.AsSpan(run.Start, character - run.Start));
    }

    /// <summary>The character at an offset of the item's bytes; null where the map has none.</summary>
    public int? PlaceOf(long offset)
    {
        var run = _runs.FindLast(one => one.Offset <= offset && one.IsExact);
        if (run is null || offset > run.Offset + run.Bytes) return null;
        var (place, at) = (run.Start, run.Offset);
        while (at < offset && place < Characters.Length)
        {
            Rune.DecodeFromUtf16(Characters.AsSpan(place), out var rune, out var units);
            at += rune.Utf8SequenceLength;
            place += units;
        }

        return place;
    }

    private static long Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private sealed record Run(int Start, int Length, long Offset, long Bytes, bool IsExact);
}
