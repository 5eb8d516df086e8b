using System.Text;
using System.Text.Unicode;
using Probative.Intake.Sidecars;
using Probative.Kernel.Commands;
using Probative.Reading.Names;

namespace Probative.Reading.Tables;

/// <summary>Reads tables that somebody gives to be taken in: rows with named columns, or why not.</summary>
internal static class TableReader
{
    public const int RowsMax = 10_000;

    private const int SizeBytesMax = 4 * 1024 * 1024;

    /// <summary>The text of a file, or why it is none.</summary>
    public static (string Text, Problem? Problem) TextOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > SizeBytesMax)
            return ("", BadTable("It is larger than 4 MiB.", "Take it in by parts."));
        if (bytes.StartsWith("\uFEFF"u8)) bytes = bytes[3..];
        return Utf8.IsValid(bytes)
            ? (Encoding.UTF8.GetString(bytes), null)
            : ("", BadTable("It is not UTF-8.", "Store it as CSV in UTF-8."));
    }

    /// <summary>
    /// Every row in its order. When reading cannot go on, the last row says why; what came before is whole.
    /// </summary>
    /// <param name="text">The table.</param>
    /// <param name="known">The columns that there are.</param>
    /// <param name="required">Those of them that must not be missing.</param>
    public static IEnumerable<TableRow> Read(string text, string[] known, string[] required)
    {
        var reader = new CsvReader(text);
        List<string> fields = [];
        if (!reader.TryRead(fields, out var line) || reader.Fault is not null)
        {
            yield return Bad(1, line, "", reader.Fault ?? "There is no line that names the columns.");
            yield break;
        }

        string[] columns = [.. fields.Select(field => field.Trim())];
        if (FaultOf(columns, known, required) is { } fault)
        {
            yield return Bad(1, line, fault.Column, fault.Message);
            yield break;
        }

        for (var number = 2L; reader.TryRead(fields, out line); number++)
        {
            if (reader.Fault is { } broken)
            {
                yield return Bad(number, line, "", $"{broken} Nothing was read from here on.");
                yield break;
            }

            if (number - 1 > RowsMax)
            {
                yield return Bad(
                    number, line, "", $"A table has at most {RowsMax} rows. Nothing was read from here on.");
                yield break;
            }

            yield return fields.Count == columns.Length
                ? new TableRow(number, line, Cells(columns, fields), null)
                : Bad(
                    number,
                    line,
                    "",
                    $"The row has {fields.Count} cells, and there are {columns.Length} columns.");
        }
    }

    private static Dictionary<string, string> Cells(string[] columns, List<string> fields)
    {
        Dictionary<string, string> cells = new(StringComparer.Ordinal);
        foreach (var (column, field) in columns.Zip(fields))
        {
            if (field.Length > 0) cells.Add(column, TableCell.Unguarded(field));
        }

        return cells;
    }

    private static (string Column, string Message)? FaultOf(
        string[] columns, string[] known, string[] required)
    {
        foreach (var column in columns)
        {
            if (!known.Contains(column))
                return (column, $"There is no such column; there are {string.Join(", ", known)}.");
            if (columns.Count(one => one == column) > 1) return (column, "The column stands twice.");
        }

        return required.FirstOrDefault(one => !columns.Contains(one)) is { } missing
            ? (missing, "The column is missing.")
            : null;
    }

    private static TableRow Bad(long number, long line, string column, string message) =>
        new(number, line, null, new Flaw(column, message, "Put it right, and take the table in again."));

    private static Problem BadTable(string message, string hint) => new("bad-table", null, message, hint);
}
