using System.Globalization;
using Probative.Kernel.Commands;
using Probative.Reading.Names;

namespace Probative.Reading.Tables;

/// <summary>One row of a table that somebody gave, before anything is made of it.</summary>
/// <param name="Number">As a spreadsheet counts: the row that names the columns is 1.</param>
/// <param name="Line">The line of the file that it begins in.</param>
/// <param name="Cells">What stands in it, by column, without what is empty; null when it is no row.</param>
/// <param name="Flaw">Why it is none.</param>
internal sealed record TableRow(
    long Number, long Line, IReadOnlyDictionary<string, string>? Cells, Flaw? Flaw)
{
    /// <summary>The cell of a column; null where it is empty.</summary>
    public string? Get(string column) => Cells?.GetValueOrDefault(column);

    /// <summary>What is wrong with a row, with where it stands.</summary>
    public static Problem ToProblem(long number, long line, Flaw flaw)
    {
        var column = flaw.Field.Length > 0 ? $", column {flaw.Field}" : "";
        return new Problem(
            "bad-row",
            null,
            string.Create(
                CultureInfo.InvariantCulture, $"Row {number} (line {line}){column}: {flaw.Message}"),
            flaw.Hint);
    }
}
