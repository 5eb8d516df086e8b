using System.CommandLine;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Law.Candidates;

namespace Probative.Cli.Verbs;

/// <summary>`law candidates`: which provisions may come into question, and why.</summary>
internal static class LawCandidatesVerb
{
    public static Command Define(VerbTable table)
    {
        var incident = new Argument<string>("INCIDENT")
        {
            Description = "The id of an alleged incident, or its first four digits.",
        };
        var @case = CaseOption.Required();
        var restricted = RestrictedOption.Create();
        return table.Add(
            new Command("candidates", "Ask which provisions may come into question, each with its reason.")
            {
                incident, @case, restricted,
            },
            "probative law candidates INCIDENT --vault my-vault --as \"Ira Karst\" --case \"Harbour Ridge\"",
            session => session.RunAsync(new Work<ListCandidates>
            {
                Command = by => new ListCandidates
                {
                    By = by,
                    Case = session.Parsed.GetRequiredValue(@case),
                    Incident = session.Parsed.GetRequiredValue(incident),
                    WithRestricted = session.Parsed.GetValue(restricted),
                },
                Print = Print,
            }));
    }

    private static void Print(Page page, JsonObject result, IReadOnlyList<JsonObject> rows)
    {
        page.Line($"{(string?)result["title"]}: {(string?)result["label"]}");
        foreach (var row in rows)
        {
            page.Line((string?)row["question"] ?? "");
            page.Field("provision", $"{(string?)row["id"]}, {(string?)row["instrument"]}");
            if ((bool)row["of_another_conflict"]!) page.Field("but", "it is of another type of conflict");
            foreach (var reason in row["reasons"]!.AsArray().OfType<JsonObject>())
            {
                page.Field("because", (string?)reason["reason"]);
                if (reason["claim"] is JsonObject claim) PrintClaim(page, claim);
                else page.Detail("seen", ObservationText.Of(reason["observation"]!.AsObject()));
            }
        }

        if (rows.Count == 0) page.Line("Nothing said or seen of it has words that ask about a provision.");
        page.Line("Each is a question, in the order of the list of provisions. Not looked at:");
        foreach (var text in result["not_looked_at"]!.AsArray()) page.Line($"  {(string?)text}");
        if (RestrictedOption.LeftOut(result, "thing") is { } leftOut) page.Line(leftOut);
        page.Line(LawText.Banner(result));
    }

    private static void PrintClaim(Page page, JsonObject claim)
    {
        page.Detail("said by", Texts(claim["speakers"], ", quoting "));
        page.Detail("words", $"\"{(string?)claim["quote"] ?? "destroyed"}\"");
        page.Detail(
            "hedged by",
            claim["hedges"] is JsonArray { Count: 0 } ? "nothing" : Texts(claim["hedges"], ", "));
    }

    private static string Texts(JsonNode? texts, string between) => texts is JsonArray several
        ? string.Join(between, several.Select(one => (string?)one))
        : "destroyed";
}
