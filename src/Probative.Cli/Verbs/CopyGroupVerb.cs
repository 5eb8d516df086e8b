using System.CommandLine;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Matching.Lineage;

namespace Probative.Cli.Verbs;

/// <summary>`copy group`: what can derive from what, and the earliest appearance that was found.</summary>
internal static class CopyGroupVerb
{
    public static Command Define(VerbTable table)
    {
        var item = new Argument<string>("ITEM")
        {
            Description = "The id of an item, its first four digits, or name:FILE.",
        };
        var @case = CaseOption.Optional("Look for it in this case alone.");
        var restricted = RestrictedOption.Create();
        var limit = LimitOption.Create();
        return table.Add(
            new Command("group", "Show the copies of an item: when each was seen, what can derive from what.")
            {
                item, @case, restricted, limit,
            },
            "probative copy group ITEM --vault my-vault --as \"Ira Karst\"",
            session => session.RunAsync(new Work<ShowCopies>
            {
                Command = by => new ShowCopies
                {
                    By = by,
                    Item = session.Parsed.GetRequiredValue(item),
                    Case = session.Parsed.GetValue(@case),
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
            page.Line($"{(string?)row["id"]}  {(string?)row["name"]}");
            foreach (var seen in row["appearances"]!.AsArray().OfType<JsonObject>())
            {
                page.Field(
                    "seen",
                    $"{(string?)seen["time_shown"] ?? "no time"} {(string?)seen["zone"]}, "
                        + ((string?)seen["source"] ?? (string?)seen["url"]));
            }
        }

        foreach (var arrow in result["arrows"]!.AsArray().OfType<JsonObject>()) PrintArrow(page, arrow);
        page.Line((string)result["earliest"]!["sentence"]!);
        page.Line((string)result["scope"]!);
    }

    private static void PrintArrow(Page page, JsonObject arrow)
    {
        var (first, second) = ((string?)arrow["first"]?["name"], (string?)arrow["second"]?["name"]);
        page.Line((string?)arrow["direction"] switch
        {
            "forth" => $"{second} can derive from {first} ({(string?)arrow["state"]})",
            "back" => $"{first} can derive from {second} ({(string?)arrow["state"]})",
            "contradiction" =>
                $"{first} and {second}: signs contradict each other ({(string?)arrow["state"]})",
            _ => $"{first} and {second}: nothing tells a direction ({(string?)arrow["state"]})",
        });
        foreach (var list in (string[])["second_from_first", "first_from_second", "either"])
        {
            foreach (var sign in arrow[list]!.AsArray()) page.Line($"  {(string?)sign}");
        }
    }
}
