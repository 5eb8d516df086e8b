using System.CommandLine;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Fingerprints.HashLists;
using Probative.Kernel.Commands;
using Probative.Matching.HashLists;

namespace Probative.Cli.Verbs;

/// <summary>`hashes`: lists of hashes, by which offices compare without exchanging footage.</summary>
internal sealed class HashesVerb : IVerb
{
    private const string Example =
        "probative hashes list --vault my-vault --as \"Ira Karst\" --case \"Harbour Ridge\"";

    private const string Somebody = "somebody whose name was destroyed";

    public Command Define(VerbTable table) => table.AddGroup(
        new Command("hashes", "Lists of hashes: compare with others without giving them the items.")
        {
            DefineImport(table),
            DefineMatch(table),
            DefineList(table),
            HashesExportVerb.Define(table),
        },
        Example);

    private static Command DefineImport(VerbTable table)
    {
        var file = new Argument<string>("FILE") { Description = "The list, as somebody gave it." };
        var @case = CaseOption.Required();
        var from = new Option<string>("--from")
        {
            Description = "Who gave it.",
            HelpName = "WHO",
            Required = true,
        };
        var format = new Option<string?>("--format")
        {
            Description = $"How it is written: {string.Join(", ", HashListWords.All)}; found out otherwise.",
            HelpName = "FORMAT",
        };
        var restricted = RestrictedOption.Create();
        return table.Add(
            new Command("import", "Keep a list of hashes, and find which items of a case are near it.")
            {
                file, @case, from, format, restricted,
            },
            """
            probative hashes import from-osk.csv --vault my-vault --as "Ira Karst" \
              --case "Harbour Ridge" --from "Osk documentation office"
            """,
            session =>
            {
                session.Report.Command = "hashes import";
                List<Problem> problems = [];
                var given = GivenFiles.Read([session.Parsed.GetRequiredValue(file)], problems);
                if (problems.Count > 0) return Task.FromResult(session.Refuse(problems));
                return session.RunAsync(new Work<ImportHashes>
                {
                    IsLong = true,
                    Command = by => new ImportHashes
                    {
                        By = by,
                        Case = session.Parsed.GetRequiredValue(@case),
                        From = session.Parsed.GetRequiredValue(from),
                        List = given[0].Bytes,
                        Format = session.Parsed.GetValue(format),
                        WithRestricted = session.Parsed.GetValue(restricted),
                    },
                    Print = PrintImport,
                });
            });
    }

    private static Command DefineMatch(VerbTable table)
    {
        var item = new Argument<string?>("ITEM")
        {
            Description = "The id of one item, its first four digits, or name:FILE; all items otherwise.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var @case = CaseOption.Optional("Only items of this case.");
        var restricted = RestrictedOption.Create();
        return table.Add(
            new Command("match", "Hold items against the lists of their case, as far as that was not done.")
            {
                item, @case, restricted,
            },
            "probative hashes match --vault my-vault --as \"Ira Karst\" --case \"Harbour Ridge\"",
            session => session.RunAsync(new Work<MatchHashes>
            {
                IsLong = true,
                Command = by => new MatchHashes
                {
                    By = by,
                    Item = session.Parsed.GetValue(item),
                    Case = session.Parsed.GetValue(@case),
                    WithRestricted = session.Parsed.GetValue(restricted),
                },
                Print = (page, result, rows) =>
                {
                    page.Field("lists", (long)result["lists"]!);
                    PrintRun(page, result, rows);
                },
            }));
    }

    private static Command DefineList(VerbTable table)
    {
        var @case = CaseOption.Required();
        var restricted = RestrictedOption.Create();
        var limit = LimitOption.Create();
        return table.Add(
            new Command("list", "Show the lists of a case, which items are near, and what was given out.")
            {
                @case, restricted, limit,
            },
            Example,
            session => session.RunAsync(new Work<ListHashes>
            {
                Command = by => new ListHashes
                {
                    By = by,
                    Case = session.Parsed.GetRequiredValue(@case),
                    WithRestricted = session.Parsed.GetValue(restricted),
                    Limit = session.Limit(session.Parsed.GetValue(limit)),
                },
                Print = PrintList,
            }));
    }

    private static void PrintImport(Page page, JsonObject result, IReadOnlyList<JsonObject> rows)
    {
        if (!(bool)result["was_there"]!) page.Line("Taken in, and kept as it is.");
        Print(page, result["list"]!.AsObject());
        PrintRun(page, result, rows);
    }

    private static void PrintRun(Page page, JsonObject result, IReadOnlyList<JsonObject> rows)
    {
        page.Line(
            $"{Page.Count((long)result["items"]!, "item")} with a print: {result["compared"]} compared, "
            + $"{result["stood"]} compared before.");
        PrintNear(page, rows);
        page.Field("near", (long)result["near"]!);
        if ((bool)result["was_interrupted"]!) page.Line("Interrupted: the same command goes on from here.");
        page.Line((string)result["scope"]!);
        CheckpointText.Print(page, result);
    }

    private static void PrintList(Page page, JsonObject result, IReadOnlyList<JsonObject> rows)
    {
        foreach (var list in result["lists"]!.AsArray().OfType<JsonObject>())
        {
            Print(page, list);
            PrintNear(page, [.. rows.Where(row => (string?)row["list"] == (string?)list["id"])]);
        }

        foreach (var export in result["exports"]!.AsArray().OfType<JsonObject>())
        {
            page.Line($"Given out for {(string?)export["for"] ?? Somebody}");
            page.Field("hashes", (long?)export["entries"]);
            page.Field("items", export["items"]?.AsArray().Count);
            page.Field("format", (string?)export["format"]);
            page.Field("SHA-256", (string?)export["sha256"]);
            page.Field("because", (string?)export["reason"] ?? "destroyed");
        }

        page.Line($"Lists: {result["lists"]!.AsArray().Count}. Items near them: {result["near"]}.");
        if (RestrictedOption.LeftOut(result, "item") is { } leftOut) page.Line(leftOut);
        page.Line((string)result["scope"]!);
    }

    private static void Print(Page page, JsonObject list)
    {
        page.Line($"{(string?)list["id"]}  from {(string?)list["from"] ?? Somebody}");
        page.Field("format", (string?)list["format"]);
        page.Field("hashes", (long?)list["entries"]);
        if ((long?)list["poor"] is > 0 and var poor)
            page.Field("not compared", $"{Page.Number(poor)} under quality 50");
        if ((long?)list["faults"] is > 0 and var faults)
            page.Field("left out", $"{Page.Number(faults)} that are wrong");
        page.Field("SHA-256", (string?)list["sha256"]);
        if ((long?)list["searched"] is { } searched)
            page.Field("searched", Page.Count(searched, "item"));
        if ((long?)list["due"] is > 0 and var due)
            page.Field("not yet", $"{Page.Count(due, "item")}: `probative hashes match`");
    }

    private static void PrintNear(Page page, IReadOnlyList<JsonObject> rows)
    {
        foreach (var row in rows)
        {
            page.Line($"  {(string?)row["state"]}: {(string?)row["item"]?["id"] ?? "destroyed"}");
            foreach (var one in row["says"]!.AsArray()) page.Line($"    {(string?)one}");
        }
    }
}
