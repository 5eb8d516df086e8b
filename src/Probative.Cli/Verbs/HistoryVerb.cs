using System.CommandLine;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Preservation;

namespace Probative.Cli.Verbs;

/// <summary>`history`: the custody of an item since its intake.</summary>
internal sealed class HistoryVerb : IVerb
{
    public Command Define(VerbTable table)
    {
        var item = new Argument<string>("ITEM")
        {
            Description = "The id of an item, its first four digits, or name:NAME.",
        };
        var @case = CaseOption.Optional("Look for the item in this case alone.");
        var restricted = RestrictedOption.Create();
        return table.Add(
            new Command("history", "Tell the custody of an item since its intake, step by step.")
            {
                item, @case, restricted,
            },
            "probative history ITEM --vault my-vault --as \"Ira Karst\"",
            session => session.RunAsync(new Work<ShowHistory>
            {
                Command = by => new ShowHistory
                {
                    By = by,
                    Item = session.Parsed.GetRequiredValue(item),
                    Case = session.Parsed.GetValue(@case),
                    WithRestricted = session.Parsed.GetValue(restricted),
                },
                Print = Print,
            }));
    }

    private static void Print(Page page, JsonObject result, IReadOnlyList<JsonObject> rows)
    {
        var item = result["item"]!.AsObject();
        var @case = (string?)result["case"]!["name"];
        page.Line($"Item {(string?)item["id"]}, \"{(string?)item["name"]}\", in case {@case}");
        page.Line($"SHA-256 {(string?)item["sha256"]}");
        page.Line();
        page.Line("Before its intake:");
        foreach (var stated in result["before_intake"]!.AsArray().Select(node => node!.AsObject()))
            page.Line($"  {StatementText.Of(stated)}  [log index {stated["index"]}]");
        page.Line();
        page.Line("Since its intake:");
        foreach (var step in rows)
        {
            page.Line(
                $"  {(string?)step["at"]}  {(string?)step["actor"]}  {Text(step)}"
                + $"  [fact {step["number"]}, log index {step["index"]}]");
        }

        page.Line();
        page.Line((string?)result["scope"] ?? "");
        CheckpointText.Print(page, result);
    }

    private static string Text(JsonObject step)
    {
        var what = (string?)step["what"] ?? "";
        if (step["claim"] is JsonObject claim)
        {
            var hedges = claim["hedges"] is JsonArray { Count: > 0 } words
                ? $" (hedged: {string.Join(", ", words.Select(word => (string?)word))})"
                : "";
            var speakers = claim["speakers"] is JsonArray known
                ? string.Join(" quoting ", known.Select(by => (string?)by))
                : "?";
            return $"{what}: {speakers} {(string?)claim["polarity"]} \"{(string?)claim["quote"]}\"{hedges}";
        }

        if (step["observation"] is JsonObject seen) return $"{what}: {ObservationText.Of(seen)}";
        if (step.ContainsKey("examination"))
            return $"{what}: {(string?)step["examination"]}: {(string?)step["outcome"] ?? "destroyed"}";
        if (step.ContainsKey("corrects")) return $"{what}: {CorrectionText.Of(step)}";
        if (step.ContainsKey("reason"))
        {
            var more = (string?)step["date"] ?? (string?)step["conditions"];
            var about = more is null ? "" : $" {more}";
            return $"{what}{about}: {(string?)step["reason"] ?? "reason destroyed"}";
        }

        return (string?)step["to"] is { } to ? $"{what} to {to}, for {(string?)step["purpose"]}"
            : step.ContainsKey("source") ? $"{what}: {(string?)step["source"] ?? "source not stated"}"
            : $"{what} as \"{(string?)step["name"]}\"";
    }
}
