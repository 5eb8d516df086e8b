using System.Text.Json.Nodes;
using Probative.Cli.Terminal;

namespace Probative.Cli.Verbs;

/// <summary>Acts of keeping, and the terms that something is kept on, in words.</summary>
internal static class KeepingText
{
    /// <summary>What was done, to what, and the checkpoint that holds it.</summary>
    public static void PrintDone(Page page, JsonObject result, string done)
    {
        var what = (string?)result["item"] is { } item
            ? $"item {item}, \"{(string?)result["name"]}\""
            : $"case {(string?)result["case"]!["name"]}";
        page.Line($"{done}: {what}.");
        CheckpointText.Print(page, result);
    }

    /// <summary>The terms of an item or a case; what does not apply is not told.</summary>
    public static void Print(Page page, JsonObject keeping)
    {
        if (keeping["restricted"] is JsonObject restricted)
            page.Field("restricted", Because(restricted));
        if (keeping["consent_withdrawn"] is JsonObject consent)
        {
            page.Field("consent", $"withdrawn: {Because(consent)}");
            page.Field("kept because", (string?)consent["kept_because"] ?? "nobody has decided yet");
        }

        foreach (var binding in keeping["conditions_binding"] as JsonArray ?? [])
            page.Field("bound by", $"{(string?)binding!["conditions"]} (fact {binding["receipt"]})");
        if (keeping["keep_until"] is JsonObject until)
            page.Field("keep until", $"{(string?)until["date"]}: {Because(until)}");
        foreach (var hold in keeping["holds"]!.AsArray())
            page.Field("hold", $"{(string?)hold!["id"]}: {Because(hold.AsObject())}");
    }

    private static string Because(JsonObject act)
    {
        var reason = (string?)act["reason"] ?? "reason destroyed";
        return $"{reason} ({(string?)act["actor"]}, {(string?)act["recorded_at"]})";
    }
}
