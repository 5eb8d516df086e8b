using System.CommandLine;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Reading.Propositions;

namespace Probative.Cli.Verbs;

/// <summary>`control`: who is said to hold which place, and when.</summary>
internal sealed class ControlVerb : IVerb
{
    private const string Example =
        "probative control list --vault my-vault --as \"Ira Karst\" --case \"Harbour Ridge\"";

    public Command Define(VerbTable table) => table.AddGroup(
        new Command("control", "Show who is said to hold places, over time.") { DefineList(table) },
        Example);

    private static Command DefineList(VerbTable table)
    {
        var @case = CaseOption.Required();
        var place = new Option<string?>("--place")
        {
            Description = "Only this place.", HelpName = "place:ID",
        };
        var asOf = AsOfOption.Create();
        var restricted = RestrictedOption.Create();
        var limit = LimitOption.Create();
        return table.Add(
            new Command("list", "Show what is said of who holds a place, in the order of its days.")
            {
                @case, place, asOf, restricted, limit,
            },
            Example,
            session => session.RunAsync(new Work<ListControl>
            {
                Command = by => new ListControl
                {
                    By = by,
                    Case = session.Parsed.GetRequiredValue(@case),
                    Place = session.Parsed.GetValue(place),
                    AsOf = session.Parsed.GetValue(asOf),
                    WithRestricted = session.Parsed.GetValue(restricted),
                    Limit = session.Limit(session.Parsed.GetValue(limit)),
                },
                Print = Print,
            }));
    }

    private static void Print(Page page, JsonObject result, IReadOnlyList<JsonObject> rows)
    {
        foreach (var row in rows)
        {
            ClaimText.Print(page, row);
            PropositionText.Print(page, row["proposition"]);
            var disputing = row["disputed_by"]!.AsArray();
            page.Field(
                "disputed by",
                disputing.Count == 0
                    ? "no other claim of these days that was read"
                    : string.Join(", ", disputing.Select(one => $"claim:{(string?)one}")));
        }

        var count = Page.Count((long)result["count"]!, "claim");
        page.Line($"{count}: what is said of who held what; nothing is decided.");
        if (RestrictedOption.LeftOut(result, "claim") is { } leftOut) page.Line(leftOut);
    }
}
