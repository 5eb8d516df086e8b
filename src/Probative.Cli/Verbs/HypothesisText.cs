using System.Text.Json.Nodes;
using Probative.Cli.Terminal;

namespace Probative.Cli.Verbs;

/// <summary>A hypothesis in words: what is for it beside what is against it.</summary>
internal static class HypothesisText
{
    private const string Destroyed = "destroyed";

    /// <summary>On one line: of what, and which answer.</summary>
    public static string Of(JsonObject hypothesis) =>
        $"{(string?)hypothesis["of"] ?? Destroyed}, {Answer(hypothesis)} ({(string?)hypothesis["id"]})";

    public static void Print(Page page, JsonObject hypothesis)
    {
        page.Line($"Hypothesis {(string?)hypothesis["id"]}");
        page.Field((string?)hypothesis["of"] ?? Destroyed, Answer(hypothesis));
        page.Field("rests on", (string?)hypothesis["reasons"] ?? Destroyed);
        PrintSide(page, "for", hypothesis["for"]);
        PrintSide(page, "against", hypothesis["against"]);
        if (hypothesis["dropped"] is JsonObject dropped)
            page.Field("dropped", (string?)dropped["reason"] ?? Destroyed);
    }

    private static void PrintSide(Page page, string side, JsonNode? arguments)
    {
        if (arguments is not JsonArray list)
        {
            page.Field(side, Destroyed);
            return;
        }

        if (list.Count == 0) page.Field(side, "nothing yet");
        foreach (var argument in list.OfType<JsonObject>())
        {
            var reason = (string?)argument["reason"] is { } why ? $": {why}" : "";
            page.Field(side, $"{(string?)argument["reference"] ?? Destroyed}{reason}");
        }
    }

    private static string Answer(JsonObject hypothesis)
    {
        if (hypothesis["radius_m"] is { } radius)
        {
            var where = (string?)hypothesis["place"]
                ?? $"{(string?)hypothesis["latitude"]}, {(string?)hypothesis["longitude"]}";
            return $"{where}, within {Page.Number((long)radius)} m";
        }

        var edtf = (string?)hypothesis["edtf"] ?? Destroyed;
        var (earliest, latest) = ((string?)hypothesis["earliest"], (string?)hypothesis["latest"]);
        return $"{edtf} ({earliest ?? "no first day"} to {latest ?? "no last day"})";
    }
}
