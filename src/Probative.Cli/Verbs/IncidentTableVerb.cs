using System.CommandLine;
using Probative.Cli.Terminal;
using Probative.Incidents.Tables;
using Probative.Kernel.Commands;

namespace Probative.Cli.Verbs;

/// <summary>`incident import` and `export`: tables for other programs.</summary>
internal static class IncidentTableVerb
{
    public static Command DefineImport(VerbTable table)
    {
        var file = new Argument<string>("FILE")
        {
            Description = "A table (CSV, UTF-8) with a line that names its columns, as `export` writes it.",
        };
        var @case = CaseOption.Required();
        return table.Add(
            new Command(
                "import",
                "Record the alleged incidents of a table; wrong rows are named, the rest goes in.")
            {
                file, @case,
            },
            """
            probative incident import incidents.csv --vault my-vault --as "Ira Karst" \
              --case "Harbour Ridge"
            """,
            session => ImportAsync(
                session, session.Parsed.GetRequiredValue(file), session.Parsed.GetRequiredValue(@case)));
    }

    public static Command DefineExport(VerbTable table)
    {
        var file = new Argument<string>("FILE") { Description = "The file to make." };
        var @case = CaseOption.Required();
        return table.Add(
            new Command("export", "Write the alleged incidents of a case as a table (CSV).") { file, @case },
            """
            probative incident export incidents.csv --vault my-vault --as "Ira Karst" \
              --case "Harbour Ridge"
            """,
            session => session.RunAsync(new Work<ExportIncidents>
            {
                Command = by => new ExportIncidents
                {
                    By = by,
                    Case = session.Parsed.GetRequiredValue(@case),
                    To = session.Parsed.GetRequiredValue(file),
                },
                Print = (page, result, _) =>
                {
                    var count = Page.Count((long)result["count"]!, "alleged incident");
                    var hypotheses = Hypotheses((long)result["hypotheses"]!);
                    page.Line($"{count} with {hypotheses} written to {result["written"]}.");
                    if ((long)result["left_out"]! is > 0 and var left)
                        page.Line($"Left out: {Page.Count(left, "incident")}, destroyed in part.");
                    if ((long)result["hypotheses_left_out"]! is > 0 and var dropped)
                        page.Line($"Left out: {Hypotheses(dropped)}, dropped or destroyed.");
                    if ((long)result["restricted_left_out"]! is > 0 and var hidden)
                        page.Line($"Not named: {Page.Count(hidden, "speaker")} in restricted items.");
                },
            }));
    }

    private static string Hypotheses(long number) =>
        number == 1 ? "1 hypothesis" : $"{Page.Number(number)} hypotheses";

    private static Task<int> ImportAsync(Session session, string file, string @case)
    {
        session.Report.Command = "incident import";
        List<Problem> problems = [];
        var given = GivenFiles.Read([file], problems);
        if (problems.Count > 0) return Task.FromResult(session.Refuse(problems));
        return session.RunAsync(new Work<ImportIncidents>
        {
            Command = by => new ImportIncidents { By = by, Case = @case, Csv = given[0].Bytes },
            Print = (page, result, _) =>
            {
                var count = Page.Count((long)result["recorded"]!, "alleged incident");
                page.Line($"Recorded: {count}, {Hypotheses((long)result["hypotheses"]!)}.");
                if ((long)result["again"]! is > 0 and var again)
                    page.Line($"There already: {Page.Count(again, "incident")}.");
                if ((long)result["refused"]! is > 0 and var refused)
                    page.Line($"Not recorded: {Page.Count(refused, "row")}, each with why above.");
                CheckpointText.Print(page, result);
            },
            IsLong = true,
        });
    }
}
