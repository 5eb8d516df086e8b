using System.Text;

namespace Probative.Fingerprints.HashLists;

/// <summary>The cells of one line of a table.</summary>
internal static class CsvLine
{
    /// <summary>Null where a quote stands at a wrong place, or is not closed.</summary>
    public static List<string>? Split(string line)
    {
        List<string> cells = [];
        for (var at = 0; ; at++)
        {
            if (Cell(line, ref at) is not { } cell) return null;
            cells.Add(cell);
            if (at == line.Length) return cells;
            if (line[at] != ',') return null;
        }
    }

    /// <summary>A cell, quoted where it has to be.</summary>
    public static string Write(string text) => text.AsSpan().IndexOfAny(",\"") < 0
        ? text
        : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>
    /// With an apostrophe before it where a spreadsheet would take the text for a formula and run it.
    /// </summary>
    public static string Guarded(string text) => IsFormula(text.TrimStart('\'')) ? "'" + text : text;

    /// <summary>Takes away what <see cref="Guarded"/> has put there, and nothing else.</summary>
    public static string Unguarded(string text) =>
        text.StartsWith('\'') && IsFormula(text.TrimStart('\'')) ? text[1..] : text;

    private static bool IsFormula(string text) => text.Length > 0 && text[0] is '=' or '+' or '-' or '@';

    private static string? Cell(string line, ref int at)
    {
        if (at == line.Length) return "";
        if (line[at] != '"')
        {
            var length = line.AsSpan(at).IndexOfAny(",\"");
            var plain = length < 0 ? line[at..] : line.Substring(at, length);
            at += plain.Length;
            return plain;
        }

        var cell = new StringBuilder();
        for (at++; at < line.Length; at++)
        {
            if (line[at] != '"')
            {
                cell.Append(line[at]);
                continue;
            }

            if (at + 1 == line.Length || line[at + 1] != '"')
            {
                at++;
                return cell.ToString();
            }

            cell.Append(line[at++]);
        }

        return null;
    }
}
