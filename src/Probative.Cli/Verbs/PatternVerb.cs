using System.CommandLine;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Incidents.Patterns;

namespace Probative.Cli.Verbs;

/// <summary>`pattern`: what alleged incidents have in common, and what the numbers do not say.</summary>
internal sealed class PatternVerb : IVerb
{
    public Command Define(VerbTable table)
    {
        var @case = new Argument<string>("CASE") { Description = "The name or id of a case." };
        var who = Text("--who", "entity:ID", "Only where a claim names this entity as who acts.");
        var whom = Text("--whom", "entity:ID", "Only where a claim names it as whom it is done to.");
        var method = Text("--method", "WORDS", "Only where a claim is read with this method.");
        var held = Text(
            "--held", "entity:ID", "Only where it is said to hold the place then; or contested, or unknown.");
        var during = Text("--during", "DATE", "Only what may have happened then: an EDTF date or interval.");
        var asOf = AsOfOption.Create();
        var skip = SkipOption.Create();
        var restricted = RestrictedOption.Create();
        var limit = LimitOption.Create();
        const string Example =
            "probative pattern show \"Harbour Ridge\" --vault my-vault --as \"Ira Karst\" --during 2027-05";
        return table.AddGroup(
            new Command("pattern", "What alleged incidents have in common, with what is not known.")
            {
                table.Add(
                    new Command("show", "Show alleged incidents that have something in common.")
                    {
                        @case, who, whom, method, held, during, asOf, restricted, skip, limit,
                    },
                    Example,
                    session => session.RunAsync(new Work<ShowPattern>
                    {
                        Command = by => new ShowPattern
                        {
                            By = by,
                            Case = session.Parsed.GetRequiredValue(@case),
                            Who = session.Parsed.GetValue(who),
                            Whom = session.Parsed.GetValue(whom),
                            Method = session.Parsed.GetValue(method),
                            Held = session.Parsed.GetValue(held),
                            During = session.Parsed.GetValue(during),
                            AsOf = session.Parsed.GetValue(asOf),
                            WithRestricted = session.Parsed.GetValue(restricted),
                            Skip = session.Parsed.GetValue(skip),
                            Limit = session.Limit(session.Parsed.GetValue(limit)),
                        },
                        Print = Print,
                    })),
            },
            Example);
    }

    private static Option<string?> Text(string name, string what, string description) =>
        new(name) { Description = description, HelpName = what };

    private static void Print(Page page, JsonObject result, IReadOnlyList<JsonObject> rows)
    {
        IncidentText.PrintTime(page, result);
        foreach (var row in rows)
        {
            IncidentText.Print(page, row);
            page.Field("fits", (string?)row["fits"]);
            page.Field("when", Joined(row["event_times"]));
            page.Field("alleged actors", Joined(row["alleged_actors"], "words"));
            page.Field("to whom", Joined(row["alleged_affected"], "words"));
            page.Field("method", Joined(row["methods"]));
            page.Field("held by, as said", Joined(row["held_by"]));
        }

        var (least, most) = ((long)result["at_least"]!, (long)result["at_most"]!);
        var all = Page.Count((long)result["incidents"]!, "incident");
        page.Line($"At least {least} and at most {most} of {all}.");
        page.Line(
            $"Of them {result["without_time"]} have no time, and {result["without_place"]} no place, that "
                + "anybody proposed.");
        foreach (var one in result["bias"]!.AsArray()) page.Line((string)one!);
    }

    private static string? Joined(JsonNode? list, string? member = null)
    {
        var texts = (list as JsonArray ?? [])
            .Select(one => (string?)(member is null ? one : one![member])).OfType<string>().ToList();
        return texts.Count == 0 ? null : string.Join(", ", texts);
    }
}
