using Probative.Kernel.Commands;
using Probative.Reading.Tables;

namespace Probative.Reading.Names;

/// <summary>One row of a table that somebody gave.</summary>
/// <param name="Number">As a spreadsheet counts: the row that names the columns is 1.</param>
/// <param name="Line">The line of the file that it begins in.</param>
/// <param name="Description">What it states; null when something is wrong with it.</param>
/// <param name="Flaws">What is wrong, by column.</param>
internal sealed record NamedTableRow(
    long Number, long Line, Description? Description, IReadOnlyList<Flaw> Flaws)
{
    public IEnumerable<Problem> Problems => Flaws.Select(flaw => TableRow.ToProblem(Number, Line, flaw));
}
