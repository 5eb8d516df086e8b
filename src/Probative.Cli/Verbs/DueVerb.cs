using System.CommandLine;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Preservation.Dates;

namespace Probative.Cli.Verbs;

/// <summary>`due`: what waits for a decision.</summary>
internal sealed class DueVerb : IVerb
{
    public Command Define(VerbTable table)
    {
        var by = new Option<string?>("--by")
        {
            Description = "What is due by the last day of this EDTF date (default: today).",
            HelpName = "DATE",
        };
        var @case = CaseOption.Optional("Only what this case has due.");
        var limit = LimitOption.Create();
        return table.Add(
            new Command("due", "Show what waits for a decision: reviews, ends of retention, holds, consents.")
            {
                by, @case, limit,
            },
            "probative due --vault my-vault --as \"Ira Karst\" --by 2033",
            session => session.RunAsync(new Work<ListDue>
            {
                Command = member => new ListDue
                {
                    By = member,
                    Case = session.Parsed.GetValue(@case),
                    Until = session.Parsed.GetValue(by),
                    Limit = session.Limit(session.Parsed.GetValue(limit)),
                },
                Print = Print,
            }));
    }

    private static void Print(Page page, JsonObject result, IReadOnlyList<JsonObject> rows)
    {
        foreach (var row in rows)
        {
            var of = (string?)row["item"] is { } item ? $"item {item}, \"{(string?)row["name"]}\", in " : "";
            var what = ((string?)row["what"])!.Replace('-', ' ');
            var from = (string?)row["due_from"] ?? "(no first day)";
            page.Line($"{from}  {what}  {of}case {(string?)row["case"]!["name"]}");
            if ((string?)row["reason"] is { } reason) page.Field("reason", reason);
            page.Field("to do", (string?)row["to_do"]);
        }

        var due = (long)result["due"]!;
        var shown = (long)result["count"]! < due ? $"; {Page.Number((long)result["count"]!)} shown" : "";
        page.Line($"{Page.Count(due, "thing")} due by {(string?)result["by"] ?? "any day"}{shown}.");
    }
}
