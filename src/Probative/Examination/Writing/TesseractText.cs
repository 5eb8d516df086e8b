using System.Globalization;
using System.Text;

namespace Probative.Examination.Writing;

/// <summary>
/// Reads the table that tesseract prints (`tsv`): a row for each word, with its line, box and confidence.
/// </summary>
public static class TesseractText
{
    /// <summary>Words below it are left out, and single letters: leaves and tiles look like those.</summary>
    public const double ConfidenceMin = 70;

    /// <summary>Lines of one picture that are kept.</summary>
    public const int LinesMax = 500;

    private const int Columns = 12;

    public static IReadOnlyList<WrittenLine> Read(ReadOnlySpan<byte> table)
    {
        var lines = new List<WrittenLine>();
        var last = "";
        foreach (var row in Encoding.UTF8.GetString(table).Split('\n'))
        {
            var cells = row.TrimEnd('\r').Split('\t');
            if (cells.Length != Columns || cells[0] != "5" || ReadWord(cells) is not { } word) continue;
            var place = string.Join('.', cells[1..5]);
            if (place == last && lines.Count > 0) lines[^1] = Joined(lines[^1], word);
            else if (lines.Count < LinesMax) lines.Add(word);
            else break;
            last = place;
        }

        return lines;
    }

    private static WrittenLine? ReadWord(string[] cells)
    {
        var text = cells[11].Trim();
        if (text.Length == 0 || !double.TryParse(cells[10], CultureInfo.InvariantCulture, out var confidence)
            || confidence is not (>= ConfidenceMin and <= 100) || text.Count(char.IsLetterOrDigit) < 2)
        {
            return null;
        }

        return TryPixels(cells[6], out var left)
            && TryPixels(cells[7], out var top)
            && TryPixels(cells[8], out var width)
            && TryPixels(cells[9], out var height)
            ? new WrittenLine(text, confidence, left, top, width, height)
            : null;
    }

    // No picture is wider or higher, and boxes are added up.
    private static bool TryPixels(string cell, out int pixels) =>
        int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out pixels)
            && pixels <= 1_000_000;

    private static WrittenLine Joined(WrittenLine line, WrittenLine word)
    {
        var (left, top) = (Math.Min(line.Left, word.Left), Math.Min(line.Top, word.Top));
        var right = Math.Max(line.Left + line.Width, word.Left + word.Width);
        var bottom = Math.Max(line.Top + line.Height, word.Top + word.Height);
        return new WrittenLine(
            $"{line.Text} {word.Text}",
            Math.Min(line.Confidence, word.Confidence),
            left,
            top,
            right - left,
            bottom - top);
    }
}
