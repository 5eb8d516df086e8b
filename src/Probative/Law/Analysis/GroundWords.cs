using System.Text.Json.Nodes;

namespace Probative.Law.Analysis;

/// <summary>What a finding rests on, each thing in a line; what a finding among them rests on follows it.
/// </summary>
internal static class GroundWords
{
    /// <param name="ground">In the shape of <see cref="GroundShape"/>.</param>
    /// <param name="list">`supports` or `opposes`.</param>
    public static IEnumerable<string> Of(JsonObject ground, string list)
    {
        if (ground[list] is not JsonArray rests) return ["(destroyed)"];
        return rests.OfType<JsonObject>().SelectMany(Of);
    }

    private static IEnumerable<string> Of(JsonObject rest)
    {
        yield return (string?)rest["in_words"] ?? "";
        if (rest["ground"] is not JsonObject deeper) yield break;
        foreach (var line in Of(deeper, "supports")) yield return $"which rests on: {line}";
        foreach (var line in Of(deeper, "opposes")) yield return $"against which: {line}";
    }
}
