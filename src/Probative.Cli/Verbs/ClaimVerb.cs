using System.CommandLine;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Reading;

namespace Probative.Cli.Verbs;

/// <summary>`claim`: what somebody says, in one passage of a text item, or at a moment of another.</summary>
internal sealed class ClaimVerb : IVerb
{
    private const string Example =
        "probative claim list --vault my-vault --as \"Ira Karst\" --case \"Harbour Ridge\"";

    public Command Define(VerbTable table) => table.AddGroup(
        new Command("claim", "Record and show what somebody says in an item.")
        {
            DefineAdd(table),
            DefineList(table),
            DefineShow(table),
            ClaimReadVerb.Define(table),
            WithdrawVerb.Define(table),
        },
        Example);

    /// <summary>Shared with `list claims`.</summary>
    public static Work<ListClaims> ListWork(
        string? @case, string? item, bool withRestricted, long limit) => new()
    {
        Command = by => new ListClaims
        {
            By = by,
            Case = @case,
            Item = item,
            WithRestricted = withRestricted,
            Limit = limit,
        },
        Print = (page, result, rows) =>
        {
            foreach (var row in rows) ClaimText.Print(page, row);
            var count = Page.Count((long)result["count"]!, "claim");
            page.Line($"{count}: what is said, not what was found.");
            if (RestrictedOption.LeftOut(result, "claim") is { } leftOut) page.Line(leftOut);
        },
    };

    private static Command DefineAdd(VerbTable table)
    {
        var moment = new MomentOptions();
        var item = new Argument<string>("ITEM")
        {
            Description = "The id of an item, its first four digits, or name:NAME.",
        };
        var @case = CaseOption.Optional("Look for the item in this case alone.");
        var quote = new Option<string>("--quote")
        {
            Description = "The words as they stand, to the letter; at a moment as you hear or read them.",
            HelpName = "TEXT",
            Required = true,
        };
        var occurrence = Place("--occurrence", "N", "Which of several places, from 1.");
        var at = Place("--at", "START", "The place, as a byte offset from 0.");
        var by = Several(
            "--by", "SPEAKER", "Who says so; repeat it for whom that speaker quotes, outermost first.");
        var hedge =
            Several("--hedge", "WORDS", "Words that hedge it, as they stand in the item; may be repeated.");
        var restricted = RestrictedOption.Create();
        var denies = new Option<bool>("--denies") { Description = "The speaker says that it is not so." };
        return table.Add(
            new Command("add", "Record a claim: a quote, who says so, and how it is hedged.")
            {
                item, @case, quote, occurrence, at, moment.First, moment.Last, moment.From, moment.To,
                moment.Region, by, hedge, denies, restricted,
            },
            """
            probative claim add ITEM --vault my-vault --as "Ira Karst" \
              --quote "the bridge was reportedly closed" \
              --by "Ridge Courier" --by "a resident" --hedge reportedly
            """,
            session => session.RunAsync(new Work<RecordClaim>
            {
                Command = member => new RecordClaim
                {
                    By = member,
                    Item = session.Parsed.GetRequiredValue(item),
                    Case = session.Parsed.GetValue(@case),
                    WithRestricted = session.Parsed.GetValue(restricted),
                    Quote = session.Parsed.GetRequiredValue(quote),
                    Occurrence = session.Parsed.GetValue(occurrence),
                    At = session.Parsed.GetValue(at),
                    FirstFrame = session.Parsed.GetValue(moment.First),
                    LastFrame = session.Parsed.GetValue(moment.Last),
                    From = session.Parsed.GetValue(moment.From),
                    To = session.Parsed.GetValue(moment.To),
                    Region = session.Parsed.GetValue(moment.Region),
                    Speakers = session.Parsed.GetValue(by) ?? [],
                    Hedges = session.Parsed.GetValue(hedge) ?? [],
                    Denies = session.Parsed.GetValue(denies),
                },
                Print = PrintOne,
            }));
    }

    private static Command DefineList(VerbTable table)
    {
        var @case = CaseOption.Optional("The name or id of the case.");
        var item =
            new Option<string?>("--item") { Description = "Only claims in this item.", HelpName = "ITEM" };
        var restricted = RestrictedOption.Create();
        var limit = LimitOption.Create();
        return table.Add(
            new Command("list", "Show the claims of a case or of an item.")
            {
                @case, item, restricted, limit,
            },
            Example,
            session => session.RunAsync(ListWork(
                session.Parsed.GetValue(@case),
                session.Parsed.GetValue(item),
                session.Parsed.GetValue(restricted),
                session.Limit(session.Parsed.GetValue(limit)))));
    }

    private static Command DefineShow(VerbTable table)
    {
        var claim =
            new Argument<string>("CLAIM") { Description = "The id of a claim, or its first four digits." };
        var @case = CaseOption.Optional("Look for the claim in this case alone.");
        var asOf = AsOfOption.Create();
        var restricted = RestrictedOption.Create();
        return table.Add(
            new Command("show", "Show one claim.") { claim, @case, asOf, restricted },
            "probative claim show CLAIM --vault my-vault --as \"Ira Karst\"",
            session => session.RunAsync(new Work<ShowClaim>
            {
                Command = by => new ShowClaim
                {
                    By = by,
                    Claim = session.Parsed.GetRequiredValue(claim),
                    Case = session.Parsed.GetValue(@case),
                    AsOf = session.Parsed.GetValue(asOf),
                    WithRestricted = session.Parsed.GetValue(restricted),
                },
                Print = PrintShown,
            }));
    }

    private static Option<long?> Place(string name, string what, string description) =>
        new(name) { Description = description, HelpName = what };

    private static Option<string[]> Several(string name, string what, string description) =>
        new(name) { Description = description, HelpName = what, Arity = ArgumentArity.OneOrMore };

    private static void PrintShown(Page page, JsonObject result, IReadOnlyList<JsonObject> rows)
    {
        ClaimText.Print(page, result["claim"]!.AsObject());
        foreach (var one in result["takes_back"]!.AsArray())
            page.Field("takes back", $"claim {(string?)one!["claim"]}: {(string?)one["reason"]}");
        foreach (var earlier in result["earlier_readings"]!.AsArray())
        {
            page.Line($"  Read before by {(string?)earlier!["actor"]}, log index {earlier["index"]}:");
            PropositionText.Print(page, earlier["proposition"]);
        }

        CorrectionText.Print(page, result["corrections"]!.AsArray());
    }

    private static void PrintOne(Page page, JsonObject result, IReadOnlyList<JsonObject> rows)
    {
        ClaimText.Print(page, result["claim"]!.AsObject());
        CheckpointText.Print(page, result);
    }
}
