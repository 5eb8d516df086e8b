using System.Text;

namespace Probative.Cli.Terminal;

/// <summary>A table for files and pipes: columns two spaces apart, no rule, nothing cut off.</summary>
internal static class AlignedTable
{
    public static void Write(TextWriter writer, IReadOnlyList<string> headings, IReadOnlyList<string[]> rows)
    {
        var widths = headings
            .Select((heading, column) => rows.Select(row => row[column].Length).Append(heading.Length).Max())
            .ToArray();
        WriteRow(writer, [.. headings], widths);
        foreach (var row in rows) WriteRow(writer, row, widths);
    }

    private static void WriteRow(TextWriter writer, string[] cells, int[] widths)
    {
        var line = new StringBuilder();
        for (var column = 0; column < cells.Length; column++)
        {
            if (column > 0) line.Append("  ");
            line.Append(cells[column].PadRight(widths[column]));
        }

        writer.WriteLine(line.ToString().TrimEnd());
    }
}
