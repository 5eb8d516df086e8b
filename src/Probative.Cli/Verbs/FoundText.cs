using System.Text.Json.Nodes;
using Probative.Cli.Terminal;

namespace Probative.Cli.Verbs;

/// <summary>
/// What a search found: what it is, in a line that keeps what its own command says of it ("alleged", who says
/// so, whose finding), and where the words stand, in brackets.
/// </summary>
internal static class FoundText
{
    private const string Destroyed = "destroyed";

    public static void Print(Page page, JsonObject row)
    {
        var kind = (string)row["kind"]!;
        page.Line($"{char.ToUpperInvariant(kind[0])}{kind[1..]} {(string?)row["id"] ?? Destroyed}: "
            + Said(kind, row[kind]!.AsObject()));
        foreach (var found in row["found"]!.AsArray())
            page.Field((string?)found!["where"] ?? kind, Marked(found.AsObject()));
    }

    private static string Said(string kind, JsonObject thing) => kind switch
    {
        "item" => (string?)thing["name"] ?? Destroyed,
        "claim" => Said(thing),
        "observation" => ObservationText.Of(thing),
        "finding" => $"{(string?)thing["whose"]}; {(string?)thing["state"]}, "
            + ((string?)thing["kind"] ?? Destroyed)
            + ((string?)thing["likelihood"] is { } likelihood ? $", {likelihood}" : ""),
        "incident" => $"{(string?)thing["title"] ?? Destroyed} ({(string?)thing["label"]})",
        "task" => (string?)thing["outcome"] ?? "open",
        "source" or "entity" or "place" => (string?)thing["name"] ?? Destroyed,
        _ => (string?)thing["actor"] ?? Destroyed,
    };

    private static string Said(JsonObject claim)
    {
        var speakers = claim["speakers"] is JsonArray { Count: > 0 } said
            ? string.Join(", as told by ", said.Reverse().Select(one => (string?)one))
            : Destroyed;
        var hedges = claim["hedges"] switch
        {
            null => ", hedges destroyed",
            JsonArray { Count: > 0 } words =>
                $", hedged: {string.Join(", ", words.Select(one => $"\"{one}\""))}",
            _ => "",
        };
        var withdrawn = claim["withdrawn"] is null ? "" : ", withdrawn by who said it";
        return $"{speakers} {(string?)claim["polarity"] ?? "said, polarity destroyed"}{hedges}{withdrawn}";
    }

    private static string Marked(JsonObject found)
    {
        var words = (string)found["words"]!;
        foreach (var mark in found["marks"]!.AsArray().Reverse())
        {
            var (at, length) = ((int)mark![0]!, (int)mark[1]!);
            words = words.Insert(at + length, "]").Insert(at, "[");
        }

        return found["start"] is { } start ? $"{words} (byte {start} of its text)" : words;
    }
}
