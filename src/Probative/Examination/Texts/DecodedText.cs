using System.Globalization;
using System.Text;
using Probative.Examination.Decoding;

namespace Probative.Examination.Texts;

/// <summary>
/// A text with its map, as both are kept. A map that came out of the sandbox is read again row by row: a
/// decoder that was taken over must not lead a reader to a place that is not in the file.
/// </summary>
/// <param name="Text">Its characters.</param>
/// <param name="Map">A table with a head, as it is kept.</param>
internal sealed record DecodedText(string Text, string Map)
{
    /// <summary>The head of a map to bytes (see <see cref="TextExamination"/>).</summary>
    public const string BytesHead = "text_start,text_length,offset,bytes,exact";

    /// <summary>The head of a map to pages: boxes are in points from the lower left corner.</summary>
    public const string BoxesHead = "page,text_start,text_length,left,bottom,width,height";

    /// <summary>Null where the map does not hold for the text and a file of this size.</summary>
    public static DecodedText? ToBytes(DecodingAnswer answer, long sizeBytes) =>
        Of(answer, BytesHead, (row, text) => row is [var start, var length, var offset, var bytes, var exact]
            && Fits(start, length, text.Length) && Fits(offset, bytes, sizeBytes) && exact is 0 or 1);

    /// <summary>Null where the map does not hold for the text and so many pages.</summary>
    public static DecodedText? ToBoxes(DecodingAnswer answer, long pages) =>
        Of(answer, BoxesHead, (row, text) => row is [var page, var start, var length, _, _, >= 0, >= 0]
            && page >= 1 && page <= pages && Fits(start, length, text.Length));

    public IReadOnlyList<Made> Made() =>
    [
        new Made("text", "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(Text)),
        new Made("text map", "text/csv", Encoding.UTF8.GetBytes(Map)),
    ];

    private static DecodedText? Of(DecodingAnswer answer, string head, Func<double[], string, bool> holds)
    {
        if (answer.Whole("text") is not { } text || answer.Whole("map") is not { } map) return null;
        var isHead = true;
        foreach (var line in map.AsSpan().TrimEnd('\n').EnumerateLines())
        {
            var isRight = isHead ? line.SequenceEqual(head) : Numbers(line) is { } row && holds(row, text);
            if (!isRight) return null;
            isHead = false;
        }

        return new DecodedText(text, map);
    }

    private static double[]? Numbers(ReadOnlySpan<char> line)
    {
        const int most = 7;
        Span<Range> cells = stackalloc Range[most + 1];
        var count = line.Split(cells, ',');
        if (count > most) return null;
        var numbers = new double[count];
        for (var i = 0; i < count; i++)
        {
            const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
            if (!double.TryParse(line[cells[i]], style, CultureInfo.InvariantCulture, out numbers[i]))
                return null;
        }

        return numbers;
    }

    private static bool Fits(double start, double length, double whole) =>
        start >= 0 && length >= 0 && start == Math.Floor(start) && length == Math.Floor(length)
        && start + length <= whole;
}
