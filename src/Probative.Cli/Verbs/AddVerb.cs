using System.CommandLine;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Intake;

namespace Probative.Cli.Verbs;

/// <summary>`add`: take files and folders into a case, with what is known of them.</summary>
internal sealed class AddVerb : IVerb
{
    /// <summary>Files shown one by one; a folder of thousands is told in numbers.</summary>
    private const int RowsMax = 100;

    private const int RowsPrinted = 20;

    public Command Define(VerbTable table)
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Files and folders.",
            Arity = ArgumentArity.ZeroOrMore,
        }.MustBeFilled();
        var @case = CaseOption.Required();
        var sidecar = new Option<string?>("--sidecar")
        {
            Description =
                "A CSV or JSON file that states all of the above for each file (docs/spec/sidecar.md).",
            HelpName = "FILE",
        }.MustBeFilled();
        var stated = StatedField.All.Select(field => (Field: field, Option: ToOption(field))).ToList();
        var command = new Command("add", "Take files and folders into a case, with what is known of them.")
        {
            paths,
            @case,
        };
        foreach (var (_, option) in stated) command.Add(option);
        command.Add(sidecar);
        return table.Add(
            command,
            """
            probative add material --vault my-vault --as "Ira Karst" --case "Harbour Ridge" \
              --from "A volunteer" --how "handed over on a memory card" --received 2026-10 \
              --conditions "not before the exercise ends" \
              --source "channel Ridge Watch" --time-shown 14:05 --zone "not stated"
            """,
            session => session.RunAsync(new Work<AddItems>
            {
                IsLong = true,
                RowsMax = RowsMax,
                Command = by => new AddItems
                {
                    By = by,
                    Case = session.Parsed.GetRequiredValue(@case),
                    Paths = session.Parsed.GetValue(paths) ?? [],
                    Stated = ReadStatement(session, stated),
                    Sidecar = session.Parsed.GetValue(sidecar),
                },
                Print = Print,
            }));
    }

    private static Statement ReadStatement(
        Session session, IReadOnlyList<(StatedField Field, Option<string?> Option)> stated)
    {
        var row = new StatedRow();
        foreach (var (field, option) in stated) row[field] = session.Parsed.GetValue(option);
        return row.ToStatement();
    }

    private static Option<string?> ToOption(StatedField field) =>
        new("--" + field.Name.Replace('_', '-'))
        {
            Description = Describe(field),
            HelpName = field.IsDate ? "DATE" : "TEXT",
        };

    private static string Describe(StatedField field) => field.Name switch
    {
        "from" => "From whom it came to you. Everything stated stands in the record \"as stated\".",
        "how" => "How it came to you.",
        "received" => "When it came to you: an EDTF date.",
        "conditions" => "Under what conditions it was given.",
        "consent" => "What the giver consents to.",
        "source" => "Seen online: who published it.",
        "url" => "Seen online: where.",
        "time_shown" => "Seen online: the time shown there, as written.",
        "zone" => "The zone of that time: an offset, an IANA name, or as stated.",
        "seen_by" => "Who saw it there.",
        "seen_how" => "How they saw it.",
        "seen" => "When they saw it: an EDTF date.",
        _ => field.Name,
    };

    private static void Print(Page page, JsonObject result, IReadOnlyList<JsonObject> rows)
    {
        foreach (var row in rows.Take(RowsPrinted))
            page.Line(
                $"  {(string?)row["outcome"],-8} {(string?)row["item"] ?? "-",-32}  {(string?)row["path"]}");
        var more = rows.Count - Math.Min(rows.Count, RowsPrinted) + ((long?)result["rows_left_out"] ?? 0);
        if (more > 0)
        {
            page.Line(
                $"  ... and {Page.Number(more)} more: probative list items --case CASE, or --jsonl FILE");
        }


        var name = (string?)result["case"]!["name"];
        var already = (long)result["already"]!;
        page.Line(
            $"Case {name}: {Count(result, "kept")} kept, {Count(result, "again")} again, "
            + $"{Count(result, "failed")} failed"
            + (already > 0 ? $", {Page.Number(already)} already kept by the run before" : "")
            + $"; {ProgressText.Size((long)result["bytes"]!)}.");
        if ((long?)result["first_index"] is { } first)
            page.Line($"Log indices {Page.Number(first)} to {Page.Number((long)result["last_index"]!)}.");
        CheckpointText.Print(page, result);
    }

    private static string Count(JsonObject result, string name) => Page.Number((long)result[name]!);
}
