namespace Probative.Formats.Texts;

/// <summary>
/// The dialogue lines of SubStation Alpha 4 and its successor: the columns are named by the format line of
/// the events, and the last column is the text with all its commas.
/// </summary>
internal static class StationCues
{
    private const int MostColumns = 32;

    // Of version 4, for a file whose format line is missing.
    private static readonly string[] s_usual =
        ["Layer", "Start", "End", "Style", "Name", "MarginL", "MarginR", "MarginV", "Effect", "Text"];

    public static void Read(LineList lines, CueList cues)
    {
        var columns = s_usual;
        var isEvents = false;
        for (var i = 0; i < lines.Count && !cues.IsFull; i++)
        {
            var line = lines.Of(i);
            if (line.StartsWith("["))
            {
                isEvents = line.StartsWith("[Events]", StringComparison.OrdinalIgnoreCase);
            }
            else if (isEvents && line.StartsWith("Format:", StringComparison.OrdinalIgnoreCase))
            {
                columns = line[7..].ToString().Split(',', MostColumns, StringSplitOptions.TrimEntries);
            }
            else if (isEvents && line.StartsWith("Dialogue:", StringComparison.OrdinalIgnoreCase))
            {
                Add(lines, i, columns, cues);
            }
        }
    }

    private static void Add(LineList lines, int index, string[] columns, CueList cues)
    {
        var line = lines.Of(index);
        TimeSpan? start = null, end = null;
        string? name = null;
        var at = 9;
        for (var i = 0; i < columns.Length - 1; i++)
        {
            var comma = line[at..].IndexOf(',');
            if (comma < 0) break;
            var cell = line.Slice(at, comma).Trim();
            if (Is(columns[i], "Start") && CueTimes.TryTime(cell, out var from)) start = from;
            if (Is(columns[i], "End") && CueTimes.TryTime(cell, out var to)) end = to;
            var isName = Is(columns[i], "Name") || Is(columns[i], "Actor");
            if (isName && cell.Length > 0) name = cell[..Math.Min(cell.Length, 200)].ToString();
            at += comma + 1;
        }

        var lineStart = lines.StartOf(index);
        if (start is null || end is null)
        {
            cues.Fault(lineStart);
            return;
        }

        var lineEnd = lines.EndOf(index);
        (int, int)[] shown = [(lineStart + at, lineEnd)];
        cues.Add(start.Value, end.Value, name, lineStart, lineEnd, shown, isStation: true);
    }

    private static bool Is(string column, string name) =>
        column.Equals(name, StringComparison.OrdinalIgnoreCase);
}
