using System.CommandLine;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Preservation.Agenda;

namespace Probative.Cli.Verbs;

/// <summary>`note`: what the office writes down for itself.</summary>
internal sealed class NoteVerb : IVerb
{
    private const string Example =
        "probative note list --vault my-vault --as \"Ira Karst\" --case \"Harbour Ridge\"";

    public Command Define(VerbTable table) => table.AddGroup(
        new Command("note", "Notes on a case or an item, for those who work on it.")
        {
            DefineAdd(table),
            DefineList(table),
        },
        Example);

    private static Command DefineAdd(VerbTable table)
    {
        var what = TargetArgument.CaseOrItem();
        var @case = CaseOption.Optional("Look for the item in this case alone.");
        var text = new Option<string>("--text")
        {
            Description = "The note. It is recorded, and stays in the house.",
            HelpName = "TEXT",
            Required = true,
        };
        return table.Add(
            new Command("add", "Note something of a case or of an item.") { what, text, @case },
            """
            probative note add "Harbour Ridge" --vault my-vault --as "Ira Karst" \
              --text "The harbour office answers on weekdays alone"
            """,
            session => session.RunAsync(new Work<AddNote>
            {
                Command = by => new AddNote
                {
                    By = by,
                    What = session.Parsed.GetRequiredValue(what),
                    Case = session.Parsed.GetValue(@case),
                    Text = session.Parsed.GetRequiredValue(text),
                },
                Print = (page, result, _) =>
                {
                    Print(page, result["note"]!.AsObject());
                    CheckpointText.Print(page, result);
                },
            }));
    }

    private static Command DefineList(VerbTable table)
    {
        var @case = CaseOption.Optional("Only the notes of this case.");
        var item = new Option<string?>("--item")
        {
            Description = "Only the notes of this item.", HelpName = "ITEM",
        };
        var asOf = AsOfOption.Create();
        var restricted = RestrictedOption.Create();
        var limit = LimitOption.Create();
        return table.Add(
            new Command("list", "Show the notes of your cases.") { @case, item, asOf, restricted, limit },
            Example,
            session => session.RunAsync(new Work<ListNotes>
            {
                Command = by => new ListNotes
                {
                    By = by,
                    Case = session.Parsed.GetValue(@case),
                    Item = session.Parsed.GetValue(item),
                    AsOf = session.Parsed.GetValue(asOf),
                    WithRestricted = session.Parsed.GetValue(restricted),
                    Limit = session.Limit(session.Parsed.GetValue(limit)),
                },
                Print = PrintList,
            }));
    }

    private static void PrintList(Page page, JsonObject result, IReadOnlyList<JsonObject> rows)
    {
        foreach (var row in rows) Print(page, row);
        page.Line($"{Page.Count((long)result["count"]!, "note")}.");
        if (RestrictedOption.LeftOut(result, "note") is { } leftOut) page.Line(leftOut);
    }

    private static void Print(Page page, JsonObject note)
    {
        page.Line($"{(string?)note["recorded_at"]}  {(string?)note["actor"]}");
        page.Line($"  {(string?)note["text"] ?? "destroyed"}");
        if ((string?)note["item"] is { } item) page.Field("of item", item);
    }
}
