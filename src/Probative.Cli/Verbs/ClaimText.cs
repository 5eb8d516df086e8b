using System.Text.Json.Nodes;
using Probative.Cli.Terminal;

namespace Probative.Cli.Verbs;

/// <summary>
/// A claim in words, the same in every command: who says so, hedged how, and where it stands.
/// </summary>
internal static class ClaimText
{
    private const string Destroyed = "destroyed, or never stated";

    public static void Print(Page page, JsonObject claim)
    {
        var verb = (string?)claim["polarity"] switch
        {
            "asserts" => "Someone says",
            "denies" => "Someone denies",
            _ => "Someone says or denies (destroyed)",
        };
        page.Line($"Claim {(string?)claim["id"] ?? Destroyed}");
        page.Line($"  {verb}: \"{(string?)claim["quote"] ?? Destroyed}\"");
        page.Field("by", Texts(claim["speakers"], ", quoting "));
        page.Field(
            "hedged by",
            claim["hedges"] is JsonArray { Count: 0 } ? "nothing" : Texts(claim["hedges"], ", "));
        page.Field(
            "stands in",
            $"item {(string?)claim["item"] ?? Destroyed}" + (claim["moment"] is JsonObject moment
                ? $"{ObservationText.Where(moment)}; the words as heard or read by who recorded them"
                : $", bytes {claim["start"]} to {claim["end"]}"));
        PropositionText.Print(page, claim["reading"]?["proposition"]);
        foreach (var hedge in claim["reading"]?["hedges"]?.AsArray() ?? [])
            page.Field("hedge", $"\"{hedge!["words"]}\": {hedge["class"]}, of the {hedge["scope"]}");
        page.Field("recorded", $"fact {claim["number"]}, log index {claim["index"]}");
    }

    private static string Texts(JsonNode? texts, string between) =>
        texts is JsonArray several ? string.Join(between, several.Select(text => (string?)text)) : Destroyed;
}
