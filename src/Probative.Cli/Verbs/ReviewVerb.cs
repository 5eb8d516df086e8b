using System.CommandLine;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Verification.Findings;

namespace Probative.Cli.Verbs;

/// <summary>`review`: what waits for a second person.</summary>
internal sealed class ReviewVerb : IVerb
{
    private const string Example =
        "probative review list --vault my-vault --as \"Ola Nordby\" --case \"Harbour Ridge\"";

    public Command Define(VerbTable table) => table.AddGroup(
        new Command("review", "What waits for a second person.") { DefineList(table) }, Example);

    private static Command DefineList(VerbTable table)
    {
        var @case = CaseOption.Optional("Only this case.");
        var restricted = RestrictedOption.Create();
        var limit = LimitOption.Create();
        return table.Add(
            new Command("list", "Show opinions that you owe, findings to review, disagreements to resolve.")
            {
                @case, restricted, limit,
            },
            Example,
            session => session.RunAsync(new Work<ListReviews>
            {
                Command = by => new ListReviews
                {
                    By = by,
                    Case = session.Parsed.GetValue(@case),
                    WithRestricted = session.Parsed.GetValue(restricted),
                    Limit = session.Limit(session.Parsed.GetValue(limit)),
                },
                Print = PrintList,
            }));
    }

    private static void PrintList(Page page, JsonObject result, IReadOnlyList<JsonObject> rows)
    {
        foreach (var row in rows)
        {
            page.Line($"{(string?)row["what"]}: finding {(string?)row["finding"]}");
            if ((string?)row["text"] is { } text) page.Field("text", text);
            if ((string?)row["question"] is { } question) page.Field("question", question);
            if ((string?)row["about"] is { } about) page.Field("about", about);
            page.Field("to do", (string?)row["to_do"]);
        }

        page.Line((long)result["count"]! is > 0 and var count
            ? $"{Page.Number(count)} waiting."
            : "Nothing waits for a second person.");
        if (RestrictedOption.LeftOut(result, "finding") is { } leftOut) page.Line(leftOut);
    }
}
