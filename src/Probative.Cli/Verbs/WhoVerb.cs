using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Incidents.Deeds;

namespace Probative.Cli.Verbs;

/// <summary>`who`: who is said to have done what to whom.</summary>
internal sealed class WhoVerb : IVerb
{
    private const string Example =
        "probative who list --vault my-vault --as \"Ira Karst\" --case \"Harbour Ridge\"";

    private static readonly string[] s_headings =
        ["Who", "What", "Whom", "How many", "Where", "When", "According to", "Hedged by", "Claim"];

    public Command Define(VerbTable table) => table.AddGroup(
        new Command("who", "Show who is said to have done what to whom.") { DefineList(table) },
        Example);

    private static Command DefineList(VerbTable table)
    {
        var @case = CaseOption.Required();
        var type = new Option<string?>("--type")
        {
            Description = "Only what is read as this: alleged_violation, act_detail, status, ...",
            HelpName = "TYPE",
        };
        var csv = new Option<string?>("--csv")
        {
            Description = "Write all of it to this file as a table, instead of showing it.",
            HelpName = "FILE",
        };
        var restricted = RestrictedOption.Create();
        var limit = LimitOption.Create();
        return table.Add(
            new Command("list", "Show each claim that was read: who, what, whom, where, when, says who.")
            {
                @case, type, csv, restricted, limit,
            },
            Example,
            session => session.RunAsync(new Work<ListDeeds>
            {
                Command = by => new ListDeeds
                {
                    By = by,
                    Case = session.Parsed.GetRequiredValue(@case),
                    Type = session.Parsed.GetValue(type),
                    To = session.Parsed.GetValue(csv),
                    WithRestricted = session.Parsed.GetValue(restricted),
                    Limit = session.Limit(session.Parsed.GetValue(limit)),
                },
                Print = Print,
            }));
    }

    private static void Print(Page page, JsonObject result, IReadOnlyList<JsonObject> rows)
    {
        var sides = rows.ToLookup(row => (bool)row["against"]!);
        PrintPart(page, "Said, and alleged by who says it", sides[false]);
        PrintPart(page, "Against: taken back by their own speakers", sides[true]);
        var count = Page.Count((long)result["count"]!, "claim");
        if ((string?)result["written"] is { } written) page.Line($"{count} written to {written}.");
        else page.Line($"{count}: what is said of who did what; nothing is decided.");
        if ((long)result["unread"]! is > 0 and var unread)
            page.Line($"Not in it: {Page.Count(unread, "claim")} that nobody read (`probative claim read`).");
        if (RestrictedOption.LeftOut(result, "claim") is { } leftOut) page.Line(leftOut);
    }

    private static void PrintPart(Page page, string title, IEnumerable<JsonObject> rows)
    {
        List<IReadOnlyList<string?>> cells = [.. rows.Select(Cells)];
        if (cells.Count == 0) return;
        page.Line(title);
        page.Table(s_headings, cells);
    }

    private static string?[] Cells(JsonObject row)
    {
        var said = row["proposition"];
        var what = said is null ? "(destroyed)" : (string?)said["type"];
        return
        [
            Mentions(said?["actors"] as JsonArray),
            $"{(string?)row["status"]}: {what}",
            Mentions(said?["affected"] as JsonArray),
            Join(said?["counts"], one => $"\"{(string?)one["words"]}\": {Range(one)} {(string?)one["of"]}"),
            said?["place"] is { } place ? Mention(place) : null,
            Join(said?["times"], one => $"{(string?)one["of"]} {(string?)one["edtf"]}"),
            Texts(row["speakers"], ", quoting "),
            row["hedges"] is JsonArray { Count: 0 } ? "nothing" : Texts(row["hedges"], ", "),
            (string?)row["id"],
        ];
    }

    private static string Range(JsonNode count)
    {
        var least = ((long?)count["min"])?.ToString(CultureInfo.InvariantCulture);
        return (long?)count["max"] is { } most
            ? string.Create(CultureInfo.InvariantCulture, $"{least} to {most}")
            : $"{least} or more";
    }

    private static string? Mentions(JsonArray? mentions) => Join(mentions, Mention);

    private static string Mention(JsonNode mention) => (string?)mention["name"] is { } name
        ? $"\"{(string?)mention["words"]}\" ({name})"
        : $"\"{(string?)mention["words"]}\"";

    /// <summary>Null, which is told as not stated, where there is none.</summary>
    private static string? Join(JsonNode? several, Func<JsonNode, string> text) =>
        several is JsonArray { Count: > 0 } list
            ? string.Join("; ", list.OfType<JsonNode>().Select(text))
            : null;

    private static string Texts(JsonNode? texts, string between) => texts is JsonArray several
        ? string.Join(between, several.Select(one => (string?)one))
        : "(destroyed)";
}
