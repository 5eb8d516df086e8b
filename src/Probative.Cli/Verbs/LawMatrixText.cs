using System.Text.Json.Nodes;
using Probative.Cli.Terminal;

namespace Probative.Cli.Verbs;

/// <summary>A matrix in lines: what was laid beside each element, and what that rests on.</summary>
internal static class LawMatrixText
{
    public static void Print(Page page, JsonObject result, IReadOnlyList<JsonObject> rows)
    {
        var label = (string?)result["label"] ?? "alleged incident";
        page.Line($"{(string?)result["title"]}: {label}");
        page.Field("incident", (string?)result["incident"]);
        var accused = (string?)result["accused"];
        page.Field("accused", accused is null ? "unknown" : $"{(string?)result["accused_name"]} ({accused})");
        page.Field("days", $"{(string?)result["when"] ?? "none"}: {(string?)result["when_basis"]}");
        page.Field("conflict", (string?)result["conflict"] ?? "not set: provisions for either are shown");
        foreach (var provision in result["provisions"]!.AsArray())
        {
            page.Line(LawText.Heading(provision!));
            if ((string?)provision!["text"] is { } text) page.Line($"  {text}");
            LawText.PrintVersions(page, provision);
            foreach (var row in provision["rows"]?.AsArray() ?? []) PrintRow(page, row!);
        }

        foreach (var file in result["written"]!.AsArray()) page.Line($"Written to {(string?)file}.");
        if ((long)result["hidden"]! is > 0 and var hidden)
            page.Line($"Left out until your own opinion is in: {Page.Number(hidden)}.");
        if (RestrictedOption.LeftOut(result, "thing") is { } leftOut) page.Line(leftOut);
        page.Line(LawText.Banner(result));
    }

    private static void PrintRow(Page page, JsonNode row)
    {
        page.Line($"  {(string?)row["element"]} ({(string?)row["kind"]}) {(string?)row["text"]}");
        foreach (var side in (ReadOnlySpan<string>)["for", "against", "gap"])
        {
            foreach (var entry in row[side]!.AsArray())
            {
                var finding = (string?)entry!["finding"] is { } named ? $"{named}: " : "";
                page.Field(side, $"{finding}{(string?)entry["text"]} ({(string?)entry["id"]})");
                if (entry["ground"] is JsonObject ground) PrintGround(page, ground);
            }
        }

        if ((bool)row["analysed"]!) return;
        page.Field("not analysed", (string?)row["typical_evidence"] ?? "nothing was laid beside it");
    }

    private static void PrintGround(Page page, JsonObject ground)
    {
        var state = $"{(string?)ground["state"]}, {(string?)ground["kind"]}";
        page.Detail("finding", $"{(string?)ground["text"] ?? "destroyed"} ({state})");
        PrintRests(page, "rests on", ground["supports"]);
        PrintRests(page, "against it", ground["opposes"]);
    }

    private static void PrintRests(Page page, string label, JsonNode? rests)
    {
        foreach (var rest in (rests as JsonArray ?? []).OfType<JsonObject>())
        {
            page.Detail(label, (string?)rest["in_words"]);
            if (rest["ground"] is JsonObject deeper) PrintGround(page, deeper);
        }
    }
}
