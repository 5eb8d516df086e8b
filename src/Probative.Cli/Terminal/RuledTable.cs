using Spectre.Console;

namespace Probative.Cli.Terminal;

/// <summary>A table for people: fitted to the width of their terminal.</summary>
internal static class RuledTable
{
    public static void Write(TextWriter writer, IReadOnlyList<string> headings, IReadOnlyList<string[]> rows)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        var table = new Table().Border(TableBorder.Simple);
        for (var i = 0; i < headings.Count; i++)
        {
            // The first column is what people copy, the last mostly a time: in pieces neither is of use.
            var isWhole = i == 0 || i == headings.Count - 1;
            table.AddColumn(new TableColumn(new Text(headings[i])) { NoWrap = isWhole });
        }

        // As texts, not as markup: square brackets in a name are no commands.
        foreach (var row in rows) table.AddRow(row.Select(cell => new Text(cell)));
        console.Write(table);
    }
}
