using System.CommandLine;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Incidents.Search;

namespace Probative.Cli.Verbs;

/// <summary>`search`: what the cases hold, by its words.</summary>
internal sealed class SearchVerb : IVerb
{
    private const string Example =
        "probative search \"bridge -ferry\" --vault my-vault --as \"Ira Karst\" --case \"Harbour Ridge\"";

    public Command Define(VerbTable table)
    {
        var words = new Argument<string>("WORDS")
        {
            Description = "Words, all of them, in any form; \"a phrase\" as it is written; begin*; -without.",
        };
        var @case = CaseOption.Optional("Only in this case.");
        var kinds = new Option<string[]>("--kind")
        {
            Description = $"Only {string.Join(", ", FoundKinds.All)}; repeat it for more.",
            HelpName = "KIND",
            DefaultValueFactory = _ => [],
        };
        kinds.AcceptOnlyFromAmong([.. FoundKinds.All]);
        var restricted = RestrictedOption.Create();
        var skip = SkipOption.Create();
        var limit = LimitOption.Create();
        return table.Add(
            new Command("search", "Find items, claims, findings, incidents, notes and names by words.")
            {
                words, @case, kinds, restricted, skip, limit,
            },
            Example,
            session => session.RunAsync(new Work<SearchCases>
            {
                Command = by => new SearchCases
                {
                    By = by,
                    Case = session.Parsed.GetValue(@case),
                    Words = session.Parsed.GetRequiredValue(words),
                    Kinds = session.Parsed.GetRequiredValue(kinds),
                    WithRestricted = session.Parsed.GetValue(restricted),
                    Skip = session.Parsed.GetValue(skip),
                    Limit = session.Limit(session.Parsed.GetValue(limit)),
                },
                Print = Print,
            }));
    }

    private static void Print(Page page, JsonObject result, IReadOnlyList<JsonObject> rows)
    {
        foreach (var row in rows) FoundText.Print(page, row);
        var (count, total) = ((long)result["count"]!, (long)result["total"]!);
        page.Line(count == total
            ? $"{Page.Count(total, "thing")} found."
            : $"{Page.Number(count)} of {Page.Count(total, "thing")} found.");
        if ((long)result["restricted_left_out"]! is > 0 and var leftOut)
        {
            page.Line($"Not looked at: {Page.Count(leftOut, "item")}, restricted, and what stands in them. "
                + "--restricted looks there.");
        }
    }
}
