namespace Probative.Reading.Tables;

/// <summary>Cells of a table (RFC 4180), written so that a spreadsheet runs none of them.</summary>
internal static class TableCell
{
    /// <summary>A line of words, each guarded.</summary>
    public static string Line(IEnumerable<string?> cells) =>
        string.Join(',', cells.Select(cell => Write(cell ?? ""))) + "\r\n";

    /// <summary>
    /// Quoted where it has to be. A spreadsheet takes a text that begins with one of these signs for a
    /// formula, and runs it: an apostrophe before it keeps it a text.
    /// </summary>
    /// <param name="text">What the cell says.</param>
    /// <param name="isGuarded">False of a checked number alone, which a guard would make a text.</param>
    public static string Write(string text, bool isGuarded = true)
    {
        if (isGuarded && IsFormula(text.TrimStart('\''))) text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0
            ? text
            : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>Takes one apostrophe away where <see cref="Write"/> has put one, and nowhere else.</summary>
    public static string Unguarded(string text) =>
        text.StartsWith('\'') && IsFormula(text.TrimStart('\'')) ? text[1..] : text;

    private static bool IsFormula(string text) =>
        text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r';
}
