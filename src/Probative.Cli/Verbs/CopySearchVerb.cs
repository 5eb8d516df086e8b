using System.CommandLine;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Matching.Outside;

namespace Probative.Cli.Verbs;

/// <summary>
/// `copy search`: which items show the same as a file that is not in the vault; `copy across`: which of other
/// cases show the same as an item.
/// </summary>
internal static class CopySearchVerb
{
    public static Command Define(VerbTable table)
    {
        var file = new Argument<string>("FILE")
        {
            Description = "A picture, a film or a recording that is not in the vault; nothing of it is kept.",
        };
        var @case = CaseOption.Optional("Look in this case alone.");
        var restricted = RestrictedOption.Create();
        var limit = LimitOption.Create();
        return table.Add(
            new Command("search", "Find items that show the same as a file that is not in the vault.")
            {
                file, @case, restricted, limit,
            },
            """
            probative copy search seen-elsewhere.mp4 --vault my-vault --as "Ira Karst"
            """,
            session => session.RunAsync(new Work<SearchOutside>
            {
                Command = by => new SearchOutside
                {
                    By = by,
                    File = session.Parsed.GetRequiredValue(file),
                    Case = session.Parsed.GetValue(@case),
                    WithRestricted = session.Parsed.GetValue(restricted),
                    Limit = session.Limit(session.Parsed.GetValue(limit)),
                },
                Print = Print,
                IsLong = true,
            }));
    }

    public static Command DefineAcross(VerbTable table)
    {
        var item = new Argument<string>("ITEM")
        {
            Description = "The id of an item, its first four digits, or name:FILE.",
        };
        var @case = CaseOption.Optional("Look for it in this case alone.");
        var restricted = RestrictedOption.Create();
        var limit = LimitOption.Create();
        return table.Add(
            new Command("across", "Find what shows the same as an item in your other cases; records nothing.")
            {
                item, @case, restricted, limit,
            },
            """
            probative copy across ITEM --vault my-vault --as "Ira Karst"
            """,
            session => session.RunAsync(new Work<SearchAcross>
            {
                Command = by => new SearchAcross
                {
                    By = by,
                    Item = session.Parsed.GetRequiredValue(item),
                    Case = session.Parsed.GetValue(@case),
                    WithRestricted = session.Parsed.GetValue(restricted),
                    Limit = session.Limit(session.Parsed.GetValue(limit)),
                },
                Print = Print,
                IsLong = true,
            }));
    }

    private static void Print(Page page, JsonObject result, IReadOnlyList<JsonObject> rows)
    {
        foreach (var row in rows)
        {
            page.Line($"{(string?)row["id"]}  {(string?)row["name"]}  in {(string?)row["case"]!["name"]}");
            foreach (var one in row["says"]!.AsArray()) page.Line($"  {(string?)one}");
        }

        page.Line($"Found: {result["found"]} of {result["searched_items"]} items that could be compared.");
        page.Line((string)result["scope"]!);
    }
}
