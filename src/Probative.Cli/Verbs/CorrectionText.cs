using System.Text.Json.Nodes;
using Probative.Cli.Terminal;

namespace Probative.Cli.Verbs;

/// <summary>A correction in words: the old value beside the new one, and why.</summary>
internal static class CorrectionText
{
    public static void Print(Page page, JsonArray corrections)
    {
        foreach (var correction in corrections) page.Field("corrected", Of(correction!.AsObject()));
    }

    public static string Of(JsonObject correction) =>
        $"{(string?)correction["field"]} of fact {correction["corrects"]}, was "
        + $"{Value(correction["was"]) ?? "not stated"}, is {Value(correction["value"]) ?? "not stated"}: "
        + $"{(string?)correction["reason"] ?? "reason destroyed"}";

    /// <summary>A text in quotes, the texts of a list, or null for what was not stated.</summary>
    public static string? Value(JsonNode? value) => value switch
    {
        null => null,
        JsonArray { Count: 0 } => "none",
        JsonArray several => string.Join(", ", several.Select(text => $"\"{(string?)text}\"")),
        _ => $"\"{(string?)value}\"",
    };
}
