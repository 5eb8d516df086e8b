using System.CommandLine;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Incidents.Links;

namespace Probative.Cli.Verbs;

/// <summary>`link`: how one thing of a case relates to another.</summary>
internal sealed class LinkVerb : IVerb
{
    private const string Example =
        "probative link list --vault my-vault --as \"Ira Karst\" --case \"Harbour Ridge\"";

    public Command Define(VerbTable table) => table.AddGroup(
        new Command("link", "How things of a case relate to each other, as somebody states it.")
        {
            DefineAdd(table),
            DefineEnd(table),
            DefineList(table),
        },
        Example);

    private static Command DefineAdd(VerbTable table)
    {
        var from = Reference("FROM", "What relates: a kind, a colon and an id, as claim:3f2a.");
        var relation = new Argument<string>("RELATION")
        {
            Description = $"One of: {string.Join(", ", Relations.All)}.",
        };
        var to = Reference("TO", "To what: as FROM.");
        var @case = CaseOption.Required();
        var reason = ReasonOption.Create();
        return table.Add(
            new Command("add", "State how one thing of a case relates to another.")
            {
                from, relation, to, @case, reason,
            },
            """
            probative link add claim:CLAIM about incident:INCIDENT --vault my-vault --as "Ira Karst" \
              --case "Harbour Ridge" --reason "It tells of the closing"
            """,
            session => session.RunAsync(new Work<AddLink>
            {
                Command = by => new AddLink
                {
                    By = by,
                    Case = session.Parsed.GetRequiredValue(@case),
                    From = session.Parsed.GetRequiredValue(from),
                    Relation = session.Parsed.GetRequiredValue(relation),
                    To = session.Parsed.GetRequiredValue(to),
                    Reason = session.Parsed.GetRequiredValue(reason),
                },
                Print = PrintOne,
            }));
    }

    private static Command DefineEnd(VerbTable table)
    {
        var link = new Argument<string>("LINK")
        {
            Description = "The id of a link, or its first four digits.",
        };
        var reason = ReasonOption.Create();
        return table.Add(
            new Command("end", "Record that a link holds no longer.") { link, reason },
            """
            probative link end LINK --vault my-vault --as "Ira Karst" \
              --reason "It tells of another bridge"
            """,
            session => session.RunAsync(new Work<EndLink>
            {
                Command = by => new EndLink
                {
                    By = by,
                    Link = session.Parsed.GetRequiredValue(link),
                    Reason = session.Parsed.GetRequiredValue(reason),
                },
                Print = PrintOne,
            }));
    }

    private static Command DefineList(VerbTable table)
    {
        var @case = CaseOption.Required();
        var of = new Option<string?>("--of")
        {
            Description = "Only those that lead from this or to it.", HelpName = "REFERENCE",
        };
        var all = new Option<bool>("--all") { Description = "Also those that ended." };
        var restricted = RestrictedOption.Create();
        var limit = LimitOption.Create();
        return table.Add(
            new Command("list", "Show the links of a case.") { @case, of, all, restricted, limit },
            Example,
            session => session.RunAsync(new Work<ListLinks>
            {
                Command = by => new ListLinks
                {
                    By = by,
                    Case = session.Parsed.GetRequiredValue(@case),
                    Of = session.Parsed.GetValue(of),
                    WithEnded = session.Parsed.GetValue(all),
                    WithRestricted = session.Parsed.GetValue(restricted),
                    Limit = session.Limit(session.Parsed.GetValue(limit)),
                },
                Print = PrintList,
            }));
    }

    private static Argument<string> Reference(string name, string description) =>
        new(name) { Description = description };

    private static void PrintOne(Page page, JsonObject result, IReadOnlyList<JsonObject> rows)
    {
        Print(page, result["link"]!.AsObject());
        CheckpointText.Print(page, result);
    }

    private static void PrintList(Page page, JsonObject result, IReadOnlyList<JsonObject> rows)
    {
        foreach (var row in rows) Print(page, row);
        page.Line($"{Page.Count((long)result["count"]!, "link")}: what somebody here states, and why.");
        if (RestrictedOption.LeftOut(result, "link") is { } leftOut) page.Line(leftOut);
    }

    private static void Print(Page page, JsonObject link)
    {
        const string Destroyed = "destroyed";
        page.Line($"Link {(string?)link["id"]}");
        page.Line(
            $"  {(string?)link["from"] ?? Destroyed} {(string?)link["relation"] ?? Destroyed} "
                + $"{(string?)link["to"] ?? Destroyed}");
        page.Field("because", (string?)link["reason"] ?? Destroyed);
        page.Field("stated by", (string?)link["actor"]);
        if (link["ended"] is JsonObject ended) page.Field("ended", (string?)ended["reason"] ?? Destroyed);
    }
}
