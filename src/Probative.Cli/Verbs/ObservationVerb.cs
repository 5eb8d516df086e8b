using System.CommandLine;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Kernel.Ids;
using Probative.Reading.Observations;

namespace Probative.Cli.Verbs;

/// <summary>`observation`: what is seen, heard or measured at moments of items.</summary>
internal sealed class ObservationVerb : IVerb
{
    private const string Example = """
        probative observation add ITEM --vault my-vault --as "Ira Karst" \
          --text "a lorry crosses the bridge from left to right" --frames 120 --to-frame 188
        """;

    private const string ListExample =
        "probative observation list --vault my-vault --as \"Ira Karst\" --case \"Harbour Ridge\"";

    public Command Define(VerbTable table) => table.AddGroup(
        new Command("observation", "Record and show what is seen, heard or measured in items.")
        {
            DefineAdd(table),
            DefineList(table),
        },
        ListExample);

    private static Command DefineAdd(VerbTable table)
    {
        var item = new Argument<string>("ITEM")
        {
            Description = "The id of an item, its first four digits, or name:NAME.",
        };
        var @case = CaseOption.Optional("Look for the item in this case alone.");
        var restricted = RestrictedOption.Create();
        var text = new Option<string>("--text")
        {
            Description = "What is to be seen, heard or measured there, in your own words.",
            HelpName = "TEXT",
            Required = true,
        };
        var kind = new Option<string>("--kind")
        {
            Description = "seen, heard or measured.",
            HelpName = "KIND",
            DefaultValueFactory = _ => "seen",
        };
        var at = new MomentOptions();
        return table.Add(
            new Command("add", "Record what is seen, heard or measured at a moment of an item.")
            {
                item, text, kind, at.First, at.Last, at.From, at.To, at.Region, @case, restricted,
            },
            Example,
            session => session.RunAsync(AddWork(by => new RecordObservation
            {
                By = by,
                Item = session.Parsed.GetRequiredValue(item),
                Case = session.Parsed.GetValue(@case),
                WithRestricted = session.Parsed.GetValue(restricted),
                Text = session.Parsed.GetRequiredValue(text),
                Kind = session.Parsed.GetValue(kind) ?? "",
                FirstFrame = session.Parsed.GetValue(at.First),
                LastFrame = session.Parsed.GetValue(at.Last),
                From = session.Parsed.GetValue(at.From),
                To = session.Parsed.GetValue(at.To),
                Region = session.Parsed.GetValue(at.Region),
            })));
    }

    private static Work<RecordObservation> AddWork(Func<MemberId, RecordObservation> command) => new()
    {
        Command = command,
        Print = (page, result, _) =>
        {
            Print(page, result["observation"]!.AsObject());
            CheckpointText.Print(page, result);
        },
    };

    private static Command DefineList(VerbTable table)
    {
        var @case = CaseOption.Optional("The name or id of the case.");
        var item = new Option<string?>("--item")
        {
            Description = "Only observations of this item.",
            HelpName = "ITEM",
        };
        var restricted = RestrictedOption.Create();
        var limit = LimitOption.Create();
        return table.Add(
            new Command("list", "Show the observations of a case or of an item.")
            {
                @case, item, restricted, limit,
            },
            ListExample,
            session => session.RunAsync(new Work<ListObservations>
            {
                Command = by => new ListObservations
                {
                    By = by,
                    Case = session.Parsed.GetValue(@case),
                    Item = session.Parsed.GetValue(item),
                    WithRestricted = session.Parsed.GetValue(restricted),
                    Limit = session.Limit(session.Parsed.GetValue(limit)),
                },
                Print = PrintList,
            }));
    }

    private static void PrintList(Page page, JsonObject result, IReadOnlyList<JsonObject> rows)
    {
        foreach (var row in rows) Print(page, row);
        var count = Page.Count((long)result["count"]!, "observation");
        page.Line($"{count}: what is to be seen or heard, not what it means.");
        if (RestrictedOption.LeftOut(result, "observation") is { } leftOut) page.Line(leftOut);
    }

    private static void Print(Page page, JsonObject seen)
    {
        page.Line($"Observation {(string?)seen["id"] ?? "destroyed"}");
        page.Line($"  {ObservationText.Of(seen)}");
        page.Field("of item", (string?)seen["item"] ?? "destroyed");
        page.Field("recorded", $"fact {seen["number"]}, log index {seen["index"]}");
    }
}
