using System.CommandLine;
using System.Text.Json.Nodes;
using Probative.Preservation.Holds;

namespace Probative.Cli.Verbs;

/// <summary>`hold`: what must not be destroyed, until somebody decides that it may.</summary>
internal sealed class HoldVerb : IVerb
{
    private const string Example = "probative hold list --vault my-vault --as \"Ira Karst\"";

    public Command Define(VerbTable table) => table.AddGroup(
        new Command("hold", "Hold a case or an item: nothing of it is destroyed until the hold is released.")
        {
            DefinePlace(table),
            DefineRelease(table),
            DefineList(table),
        },
        Example);

    private static Command DefinePlace(VerbTable table)
    {
        var what = TargetArgument.CaseOrItem();
        var @case = CaseOption.Optional("Look for the item in this case alone.");
        var reason = ReasonOption.Create();
        var until = new Option<string?>("--until")
        {
            Description = "When to look whether it is still needed: an EDTF date. It never ends by itself.",
            HelpName = "DATE",
        };
        return table.Add(
            new Command("place", "Place a hold on a case with all its items, or on one item.")
            {
                what, @case, reason, until,
            },
            """
            probative hold place "Harbour Ridge" --vault my-vault --as "Ira Karst" \
              --reason "The exercise court asked to keep everything" --until 2028-01
            """,
            session => session.RunAsync(new Work<PlaceHold>
            {
                Command = by => new PlaceHold
                {
                    By = by,
                    What = session.Parsed.GetRequiredValue(what),
                    Case = session.Parsed.GetValue(@case),
                    Reason = session.Parsed.GetRequiredValue(reason),
                    Until = session.Parsed.GetValue(until),
                },
                Print = (page, result, _) =>
                {
                    page.Line($"Hold {(string?)result["hold"]!["id"]} stands on {Held(result["hold"]!)}.");
                    page.Line("Nothing that it covers is destroyed until it is released.");
                    CheckpointText.Print(page, result);
                },
            }));
    }

    private static Command DefineRelease(VerbTable table)
    {
        var hold = new Argument<string>("HOLD")
        {
            Description = "The id of a hold, or its first four digits.",
        };
        var reason = ReasonOption.Create();
        return table.Add(
            new Command("release", "End a hold; others on the same thing stand.") { hold, reason },
            """
            probative hold release HOLD --vault my-vault --as "Ira Karst" \
              --reason "The exercise court closed the matter"
            """,
            session => session.RunAsync(new Work<ReleaseHold>
            {
                Command = by => new ReleaseHold
                {
                    By = by,
                    Hold = session.Parsed.GetRequiredValue(hold),
                    Reason = session.Parsed.GetRequiredValue(reason),
                },
                Print = (page, result, _) =>
                {
                    page.Line($"Released the hold on {Held(result["hold"]!)}.");
                    CheckpointText.Print(page, result);
                },
            }));
    }

    private static Command DefineList(VerbTable table)
    {
        var @case = CaseOption.Optional("Only the holds of this case.");
        var released = new Option<bool>("--released") { Description = "Show also those that were released." };
        var limit = LimitOption.Create();
        return table.Add(
            new Command("list", "Show the holds that stand in your cases.") { @case, released, limit },
            Example,
            session => session.RunAsync(new Work<ListHolds>
            {
                Command = by => new ListHolds
                {
                    By = by,
                    Case = session.Parsed.GetValue(@case),
                    WithReleased = session.Parsed.GetValue(released),
                    Limit = session.Limit(session.Parsed.GetValue(limit)),
                },
                Print = (page, _, rows) => page.Table(
                    ["hold", "on", "reason", "look again", "placed at", "released at"],
                    [.. rows.Select(row => (string?[])
                    [
                        (string?)row["id"],
                        Held(row),
                        (string?)row["reason"],
                        (string?)row["until"],
                        (string?)row["recorded_at"],
                        (string?)row["released_at"] ?? "stands",
                    ])]),
            }));
    }

    private static string Held(JsonNode hold) => (string?)hold["item"] is { } item
        ? $"item {item}"
        : $"case {(string?)hold["case"]!["name"]}";
}
