using System.Text.Json.Nodes;
using Probative.Cli.Terminal;

namespace Probative.Cli.Verbs;

/// <summary>Sources, entities and places as people read them.</summary>
internal static class NamedText
{
    public static void PrintOne(Page page, NamedWords words, JsonObject result)
    {
        Print(page, words, result[words.One]!.AsObject());
        CheckpointText.Print(page, result);
    }

    /// <summary>One with each description of it, the first one first.</summary>
    public static void PrintAll(Page page, NamedWords words, JsonObject result)
    {
        Print(page, words, result[words.One]!.AsObject());
        foreach (var one in result["descriptions"]!.AsArray())
        {
            page.Line($"{(string?)one!["recorded_at"]}  {(string?)one["actor"]}  fact {one["number"]}");
            page.Field("described as", (string?)one["name"] ?? "destroyed");
            if ((string?)one["reason"] is { } reason) page.Field("because", reason);
        }
    }

    public static void Print(Page page, NamedWords words, JsonObject row)
    {
        var kind = (string?)row["kind"] is { } of ? $" ({of})" : "";
        page.Line($"{(string?)row["name"] ?? "destroyed"}{kind}  {(string?)row["ref"]}");
        if (row["offered"] is { } offered)
            page.Field("offered", $"{(string?)offered["reason"]}: {(string?)offered["spelling"]}");
        foreach (var name in row["names"]!.AsArray())
        {
            var language = (string?)name!["language"] is { } tag ? $" [{tag}]" : "";
            page.Field("also", $"{(string?)name["name"]}{language}");
        }

        if ((string?)row["latitude"] is { } latitude)
        {
            page.Field(
                "position",
                $"{latitude}, {(string?)row["longitude"]}, within {Page.Number((long)row["radius_m"]!)} m");
        }

        if ((string?)row["iso3166_2"] is { } region) page.Field("region", region);
        if ((string?)row["basis"] is { } basis) page.Field("basis", basis);
        if ((string?)row["remark"] is { } remark) page.Field("remark", remark);
        if (row["kept_apart"] is not JsonArray apart) return;
        foreach (var pair in apart)
        {
            page.Field(
                "not the same as", $"{(string?)pair!["ref"]}: {(string?)pair["reason"] ?? "destroyed"}");
        }
    }
}
