using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Matching;

namespace Probative.Cli.Verbs;

/// <summary>`copy`: possible copies, and what people say of them.</summary>
internal sealed class CopyVerb : IVerb
{
    private const string Example =
        "probative copy list --vault my-vault --as \"Ira Karst\" --case \"Harbour Ridge\"";

    public Command Define(VerbTable table) => table.AddGroup(
        new Command("copy", "Possible copies: which part, how it was changed, and who looked at it.")
        {
            DefineList(table),
            CopyGroupVerb.DefineList(table),
            CopyGroupVerb.Define(table),
            CopyShowVerb.Define(table),
            CopySearchVerb.Define(table),
            CopySearchVerb.DefineAcross(table),
            DefineJudge(table, "confirm", "Record that a possible copy is one.", isCopy: true),
            DefineJudge(table, "refuse", "Record that a possible copy is none.", isCopy: false),
        },
        Example);

    private static Command DefineList(VerbTable table)
    {
        var item = new Argument<string?>("ITEM")
        {
            Description = "Only those of this item: its id, the first four digits, or name:FILE.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var @case = CaseOption.Optional("Those of this case, or where to look for the item.");
        var refused = new Option<bool>("--refused") { Description = "Also those that a person refused." };
        var restricted = RestrictedOption.Create();
        var asOf = AsOfOption.Create();
        var limit = LimitOption.Create();
        return table.Add(
            new Command("list", "Show possible copies, in the order in which they were proposed.")
            {
                item, @case, refused, restricted, asOf, limit,
            },
            Example,
            session => session.RunAsync(new Work<ListMatches>
            {
                Command = by => new ListMatches
                {
                    By = by,
                    Item = session.Parsed.GetValue(item),
                    Case = session.Parsed.GetValue(@case),
                    WithRefused = session.Parsed.GetValue(refused),
                    WithRestricted = session.Parsed.GetValue(restricted),
                    AsOf = session.Parsed.GetValue(asOf),
                    Limit = session.Limit(session.Parsed.GetValue(limit)),
                },
                Print = PrintList,
            }));
    }

    private static Command DefineJudge(VerbTable table, string name, string description, bool isCopy)
    {
        var match = new Argument<string>("MATCH")
        {
            Description = "The id of the match, or its first four digits.",
        };
        var @case = CaseOption.Optional("Look for it in this case alone.");
        var restricted = RestrictedOption.Create();
        var reason = ReasonOption.Create();
        return table.Add(
            new Command(name, description) { match, @case, restricted, reason },
            $"""
            probative copy {name} MATCH --vault my-vault --as "Ira Karst" \
              --reason "Compared frame by frame, 12 to 41 s"
            """,
            session => session.RunAsync(new Work<JudgeMatch>
            {
                Command = by => new JudgeMatch
                {
                    By = by,
                    Match = session.Parsed.GetRequiredValue(match),
                    Case = session.Parsed.GetValue(@case),
                    IsCopy = isCopy,
                    WithRestricted = session.Parsed.GetValue(restricted),
                    Reason = session.Parsed.GetRequiredValue(reason),
                },
                Print = (page, result, _) =>
                {
                    Print(page, result["match"]!.AsObject());
                    page.Line((string)result["scope"]!);
                    CheckpointText.Print(page, result);
                },
            }));
    }

    private static void PrintList(Page page, JsonObject result, IReadOnlyList<JsonObject> rows)
    {
        foreach (var row in rows) Print(page, row);
        page.Line($"Possible copies: {result["count"]}.");
        if ((long)result["refused_left_out"]! is > 0 and var refused)
        {
            page.Line(string.Create(
                CultureInfo.InvariantCulture, $"{refused} refused, and left out (--refused)."));
        }

        if (RestrictedOption.LeftOut(result, "pair") is { } leftOut) page.Line(leftOut);
        page.Line((string)result["scope"]!);
    }

    public static void Print(Page page, JsonObject match)
    {
        page.Line($"{(string?)match["id"]}  {(string?)match["state"]}");
        foreach (var one in match["says"]!.AsArray()) page.Line($"  {(string?)one}");
        page.Field("first", Named(match["first"]));
        page.Field("second", Named(match["second"]));
        if (match["judged"] is JsonObject judged)
        {
            page.Field("by", (string?)judged["actor"]);
            page.Field("because", (string?)judged["reason"] ?? "destroyed");
        }
    }

    private static string Named(JsonNode? item) =>
        item is null ? "destroyed" : $"{(string?)item["id"]}  {(string?)item["name"]}";
}
