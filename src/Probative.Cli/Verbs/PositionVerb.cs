using System.CommandLine;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Kernel.Commands;
using Probative.Reading.Positions;

namespace Probative.Cli.Verbs;

/// <summary>`position`: which positions that stand in items may be shown on a map.</summary>
internal sealed class PositionVerb : IVerb
{
    private const string Example = """
        probative position review ITEM --vault my-vault --as "Ira Karst" --show \
          --reason "A public square; nobody lives there"
        """;

    private const string ListExample =
        "probative position list --vault my-vault --as \"Ira Karst\" --case \"Harbour Ridge\"";

    public Command Define(VerbTable table) => table.AddGroup(
        new Command("position", "Say which positions that stand in items may be shown, and show those.")
        {
            DefineReview(table),
            DefineList(table),
        },
        ListExample);

    private static Command DefineReview(VerbTable table)
    {
        var item = TargetArgument.Item();
        var @case = CaseOption.Optional("Look for the item in this case alone.");
        var restricted = RestrictedOption.Create();
        var source = new Option<string?>("--source")
        {
            Description = "Where it stands, as `position list` shows it; needless for the only one.",
            HelpName = "SOURCE",
        };
        var show = new Option<bool>("--show") { Description = "It may be shown on maps of this house." };
        var hide = new Option<bool>("--keep-hidden") { Description = "It stays hidden." };
        var reason = ReasonOption.Create();
        return table.Add(
            new Command("review", "Say whether a position may be shown. It says nothing of who was there.")
            {
                item, source, show, hide, reason, @case, restricted,
            },
            Example,
            session => session.Parsed.GetValue(show) == session.Parsed.GetValue(hide)
                ? Task.FromResult(session.Refuse(new Problem(
                    "bad-value",
                    null,
                    "A position is either shown or kept hidden.",
                    "Give one of --show and --keep-hidden.")))
                : session.RunAsync(new Work<ReviewPosition>
                {
                    Command = by => new ReviewPosition
                    {
                        By = by,
                        Item = session.Parsed.GetRequiredValue(item),
                        Case = session.Parsed.GetValue(@case),
                        WithRestricted = session.Parsed.GetValue(restricted),
                        Source = session.Parsed.GetValue(source),
                        IsShown = session.Parsed.GetValue(show),
                        Reason = session.Parsed.GetRequiredValue(reason),
                    },
                    Print = (page, result, _) =>
                    {
                        Print(page, result["position"]!.AsObject());
                        CheckpointText.Print(page, result);
                    },
                }));
    }

    private static Command DefineList(VerbTable table)
    {
        var @case = CaseOption.Optional("The name or id of the case.");
        var item = new Option<string?>("--item")
        {
            Description = "All positions of this item; without it those of the case that may be shown.",
            HelpName = "ITEM",
        };
        var hidden = new Option<bool>("--hidden")
        {
            Description = "Tell where those of the item are that are hidden. One may be somebody's home.",
        };
        var restricted = RestrictedOption.Create();
        var limit = LimitOption.Create();
        return table.Add(
            new Command("list", "Show the positions that may be shown, and count the others.")
            {
                @case, item, hidden, restricted, limit,
            },
            ListExample,
            session => session.RunAsync(new Work<ListPositions>
            {
                Command = by => new ListPositions
                {
                    By = by,
                    Case = session.Parsed.GetValue(@case),
                    Item = session.Parsed.GetValue(item),
                    WithHidden = session.Parsed.GetValue(hidden),
                    WithRestricted = session.Parsed.GetValue(restricted),
                    Limit = session.Limit(session.Parsed.GetValue(limit)),
                },
                Print = PrintList,
            }));
    }

    private static void PrintList(Page page, JsonObject result, IReadOnlyList<JsonObject> rows)
    {
        foreach (var row in rows) Print(page, row);
        var count = Page.Count((long)result["count"]!, "position");
        page.Line($"{count}: what files say, not where anything was.");
        if ((long)result["items_not_reviewed"]! is > 0 and var open)
            page.Line($"Not shown: {Page.Count(open, "item")} with positions that nobody reviewed.");
        if ((long)result["kept_hidden"]! is > 0 and var kept)
            page.Line($"Kept hidden: {Page.Count(kept, "position")}.");
        if (RestrictedOption.LeftOut(result, "position") is { } leftOut) page.Line(leftOut);
    }

    private static void Print(Page page, JsonObject position)
    {
        var name = (string?)position["name"] ?? "name destroyed";
        page.Line($"{name}: {position["kind"]}, {position["state"]}");
        page.Field("item", (string?)position["item"] ?? "destroyed");
        page.Field("stands at", $"{position["examination"]}: {position["source"]}");
        if (position["latitude"] is { } latitude) page.Field("where", $"{latitude}, {position["longitude"]}");
        if (position["state"] is { } state && (string?)state != "not reviewed")
            page.Field("because", (string?)position["reason"] ?? "destroyed");
    }
}
