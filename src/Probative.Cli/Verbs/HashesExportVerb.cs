using System.CommandLine;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Fingerprints.HashLists;
using Probative.Handover.HashLists;

namespace Probative.Cli.Verbs;

/// <summary>`hashes export`: give out hashes of items.</summary>
internal static class HashesExportVerb
{
    public static Command Define(VerbTable table)
    {
        var item = new Argument<string?>("ITEM")
        {
            Description = "One item: its id, the first four digits, or name:FILE; all of the case otherwise.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var @case = CaseOption.Optional("The items of this case, or where to look for the item.");
        var to = Required("--to", "FILE", "The file to make.");
        var format = Required(
            "--format", "FORMAT", $"How to write it: {string.Join(", ", HashListWords.All)}.");
        var @for = Required("--for", "WHO", "Who gets it. It is recorded, and stays in the house.");
        var names = new Option<bool>("--names")
        {
            Description = "Write the names of the items too; otherwise each has a number.",
        };
        var restricted = RestrictedOption.Create();
        var reason = ReasonOption.Create();
        return table.Add(
            new Command("export", "Record that hashes of items are given out, and write them into a file.")
            {
                item, @case, to, format, @for, names, restricted, reason,
            },
            """
            probative hashes export --vault my-vault --as "Ira Karst" --case "Harbour Ridge" \
              --to for-osk.csv --format csv --for "Osk documentation office" \
              --reason "To learn whether they hold the same footage"
            """,
            session => session.RunAsync(new Work<ExportHashes>
            {
                Command = by => new ExportHashes
                {
                    By = by,
                    Item = session.Parsed.GetValue(item),
                    Case = session.Parsed.GetValue(@case),
                    To = session.Parsed.GetRequiredValue(to),
                    Format = session.Parsed.GetRequiredValue(format),
                    For = session.Parsed.GetRequiredValue(@for),
                    Reason = session.Parsed.GetRequiredValue(reason),
                    WithNames = session.Parsed.GetValue(names),
                    WithRestricted = session.Parsed.GetValue(restricted),
                },
                Print = Print,
            }));
    }

    private static Option<string> Required(string name, string what, string description) =>
        new(name) { Description = description, HelpName = what, Required = true };

    private static void Print(Page page, JsonObject result, IReadOnlyList<JsonObject> rows)
    {
        page.Line($"Recorded, and written to {(string?)result["written"]}.");
        page.Field("hashes", (long)result["entries"]!);
        page.Field("for", (string?)result["for"]);
        page.Field("SHA-256", (string?)result["sha256"]);
        foreach (var row in rows)
            page.Line($"  {row["in_list"]}  {(string?)row["item"]!["id"]}  {(string?)row["item"]!["name"]}");
        if (RestrictedOption.LeftOut(result, "item") is { } leftOut) page.Line(leftOut);
        if ((long)result["terms_left_out"]! is > 0 and var bound)
        {
            page.Line($"Left out: {Page.Count(bound, "item")} on whose conditions or consent somebody has to "
                + "decide (`probative condition list`).");
        }

        page.Line((string)result["gives_away"]!);
        CheckpointText.Print(page, result);
    }
}
