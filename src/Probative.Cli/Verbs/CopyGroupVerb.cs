using System.CommandLine;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Matching.Lineage;

namespace Probative.Cli.Verbs;

/// <summary>
/// `copy groups`: which there are; `copy group`: what can derive from what, and the earliest appearance that
/// was found.
/// </summary>
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
        var asOf = AsOfOption.Create();
        var limit = LimitOption.Create();
        return table.Add(
            new Command("group", "Show the copies of an item: when each was seen, what can derive from what.")
            {
                item, @case, restricted, asOf, limit,
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
                    AsOf = session.Parsed.GetValue(asOf),
                    Limit = session.Limit(session.Parsed.GetValue(limit)),
                },
                Print = Print,
            }));
    }

    public static Command DefineList(VerbTable table)
    {
        var @case = CaseOption.Optional("The case.");
        var restricted = RestrictedOption.Create();
        var asOf = AsOfOption.Create();
        var limit = LimitOption.Create();
        return table.Add(
            new Command("groups", "List the groups of possible copies of a case, the largest first.")
            {
                @case, restricted, asOf, limit,
            },
            """
            probative copy groups --vault my-vault --as "Ira Karst" --case "Harbour Ridge"
            """,
            session => session.RunAsync(new Work<ListCopyGroups>
            {
                Command = by => new ListCopyGroups
                {
                    By = by,
                    Case = session.Parsed.GetValue(@case),
                    WithRestricted = session.Parsed.GetValue(restricted),
                    AsOf = session.Parsed.GetValue(asOf),
                    Limit = session.Limit(session.Parsed.GetValue(limit)),
                },
                Print = PrintGroups,
            }));
    }

    private static void PrintGroups(Page page, JsonObject result, IReadOnlyList<JsonObject> rows)
    {
        foreach (var row in rows)
        {
            var names = row["names"]!.AsArray().Select(name => (string?)name ?? "destroyed");
            page.Line($"{(string?)row["id"]}  {Page.Count((long)row["items"]!, "item")}, "
                + $"{row["to_judge"]} of {row["matches"]} matches not judged");
            var more = (long)row["items"]! > names.Count() ? " ..." : "";
            page.Field("items", string.Join(", ", names) + more);
            page.Field(
                "earliest", (string?)row["earliest"]?["time_shown"] ?? "no time that can be put in order");
        }

        page.Line($"Groups: {result["groups"]}, with {result["items_in_groups"]} of "
            + $"{result["searched_items"]} items that could be compared.");
        if (RestrictedOption.LeftOut(result, "pair") is { } leftOut) page.Line(leftOut);
        page.Line((string)result["scope"]!);
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
