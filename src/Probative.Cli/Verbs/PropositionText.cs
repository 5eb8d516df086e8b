using System.Text.Json.Nodes;
using Probative.Cli.Terminal;

namespace Probative.Cli.Verbs;

/// <summary>A proposition in lines: the words as they stand there, and what they are taken to mean.</summary>
internal static class PropositionText
{
    public static void Print(Page page, JsonNode? proposition)
    {
        if (proposition is null) return;
        page.Field("read as", (string?)proposition["type"] ?? "");
        foreach (var who in List(proposition["actors"])) page.Field("who", Mention(who));
        foreach (var whom in List(proposition["affected"])) page.Field("to whom", Mention(whom));
        foreach (var count in List(proposition["counts"]))
        {
            var most = count["max"] is { } max ? $" to {max}" : " or more";
            var words = (string?)count["words"];
            page.Field((string?)count["of"] ?? "count", $"\"{words}\": {count["min"]}{most}");
        }

        if (proposition["place"] is { } place) page.Field("where", Mention(place));
        if ((string?)proposition["state"] is { } state) page.Field("state", state);
        foreach (var time in List(proposition["times"]))
        {
            var words = (string?)time["words"] is { } said ? $"\"{said}\": " : "";
            var days = $"{Day(time["earliest"])} to {Day(time["latest"])}";
            page.Field($"{(string?)time["of"]} time", $"{words}{(string?)time["edtf"]}, {days}");
        }
    }

    private static string Mention(JsonNode mention)
    {
        var means = (string?)mention["means"] is { } reference ? $", taken to be {reference}" : "";
        return $"\"{(string?)mention["words"]}\"{means}";
    }

    private static string Day(JsonNode? day) => (string?)day ?? "open";

    private static IEnumerable<JsonNode> List(JsonNode? list) => (list?.AsArray() ?? []).OfType<JsonNode>();
}
