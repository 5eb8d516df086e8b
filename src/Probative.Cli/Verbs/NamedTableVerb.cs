using System.CommandLine;
using Probative.Cli.Terminal;
using Probative.Kernel.Commands;
using Probative.Reading.Names;

namespace Probative.Cli.Verbs;

/// <summary>`entity import` and `export`, and the same of places: tables for other programs.</summary>
internal sealed class NamedTableVerb(NamedWords words)
{
    private string FileName => $"{words.Many}.csv";

    public Command DefineImport(VerbTable table)
    {
        var file = new Argument<string>("FILE")
        {
            Description = "A table (CSV, UTF-8) with a line that names its columns, as `export` writes it.",
        };
        var @case = CaseOption.Required();
        return table.Add(
            new Command(
                "import", $"Record the {words.Many} of a table; wrong rows are named, the rest goes in.")
            {
                file, @case,
            },
            $"""
            probative {words.One} import {FileName} --vault my-vault --as "Ira Karst" --case "Harbour Ridge"
            """,
            session => ImportAsync(
                session, session.Parsed.GetRequiredValue(file), session.Parsed.GetRequiredValue(@case)));
    }

    public Command DefineExport(VerbTable table)
    {
        var file = new Argument<string>("FILE") { Description = "The file to make." };
        var @case = CaseOption.Required();
        return table.Add(
            new Command("export", $"Write the {words.Many} of a case as a table (CSV).") { file, @case },
            $"""
            probative {words.One} export {FileName} --vault my-vault --as "Ira Karst" --case "Harbour Ridge"
            """,
            session => session.RunAsync(new Work<ExportNames>
            {
                Command = by => new ExportNames
                {
                    By = by,
                    Of = words.Node,
                    Case = session.Parsed.GetRequiredValue(@case),
                    To = session.Parsed.GetRequiredValue(file),
                },
                Print = (page, result, _) =>
                {
                    page.Line($"{words.Count((long)result["count"]!)[..^1]} written to {result["written"]}.");
                    if ((long)result["left_out"]! is > 0 and var left)
                        page.Line($"Left out: {words.Count(left)[..^1]} whose name was destroyed.");
                },
            }));
    }

    private Task<int> ImportAsync(Session session, string file, string @case)
    {
        session.Report.Command = $"{words.One} import";
        List<Problem> problems = [];
        var given = GivenFiles.Read([file], problems);
        if (problems.Count > 0) return Task.FromResult(session.Refuse(problems));
        return session.RunAsync(new Work<ImportNames>
        {
            Command = by => new ImportNames { By = by, Of = words.Node, Case = @case, Csv = given[0].Bytes },
            Print = (page, result, _) =>
            {
                page.Line($"Recorded: {words.Count((long)result["recorded"]!)}");
                if ((long)result["again"]! is > 0 and var again)
                    page.Line($"There already: {words.Count(again)}");
                if ((long)result["refused"]! is > 0 and var refused)
                    page.Line($"Not recorded: {Page.Count(refused, "row")}, each with why above.");
                CheckpointText.Print(page, result);
            },
            IsLong = true,
        });
    }
}
