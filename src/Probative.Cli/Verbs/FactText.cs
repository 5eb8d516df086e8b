using System.Text.Json;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;

namespace Probative.Cli.Verbs;

/// <summary>A fact in words: a line for what it is, and one for each field that opens.</summary>
internal static class FactText
{
    public static void Print(Page page, JsonObject fact)
    {
        var sequence =
            (string?)fact["case"]?["name"] is { } name ? $"case {name}" : "the vault's own sequence";
        page.Line(
            $"{fact["index"]}  {(string?)fact["type"] ?? "(not opened)"}  "
            + $"fact {fact["number"]} of {sequence}, {(string?)fact["at"]} by {(string?)fact["actor"]}");
        foreach (var (field, value) in fact["fields"]!.AsObject()) page.Field(field, Text(value));
        if (fact["hidden"] is not null)
            page.Line("  Hidden until your opinion is in: `probative review list` has the question.");
        if ((long)fact["unopened"]! is > 0 and var unopened)
            page.Line($"  {Page.Count(unopened, "field")} that cannot be opened any more.");
    }

    private static string? Text(JsonNode? value) => value switch
    {
        null => null,
        JsonValue text when text.GetValueKind() == JsonValueKind.String => (string?)text,
        _ => value.ToJsonString(),
    };
}
