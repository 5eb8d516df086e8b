using System.Text.Json.Nodes;
using Probative.Cli.Terminal;

namespace Probative.Cli.Verbs;

/// <summary>How a file is put together, and where it is damaged, in a few lines.</summary>
internal static class AnatomyText
{
    public static IEnumerable<(string Label, string Value)> Of(JsonObject report)
    {
        var anatomy = report["anatomy"]!.AsObject();
        yield return ("form", Form((string?)report["kind"], anatomy));
        foreach (var line in InspectText.Some("track", InspectText.Entries(anatomy["tracks"]).Select(Track)))
            yield return line;
        if (anatomy["movie"]?["created"]?["utc"] is { } created)
            yield return ("created", $"{created} (UTC by the standard; many devices write local time)");
        var damage = anatomy["damage"]!;
        var errors = (long?)damage["errors"] ?? 0;
        yield return ("damage", errors == 0 ? "none found" : Page.Count(errors, "fault"));
        var faults = InspectText.Entries(damage["listed"])
            .Where(fault => (bool?)fault["is_warning"] is not true)
            .Select(fault => InspectText.Word(fault["message"])
                + ((long?)fault["offset"] is { } at ? $" At byte {Page.Number(at)}." : ""));
        foreach (var line in InspectText.Some("fault", faults)) yield return line;
    }

    private static string Form(string? kind, JsonObject anatomy) => kind switch
    {
        "segments" => InspectText.Word(anatomy["format"])
            + $", {Page.Count(Number(anatomy, "segments"), "segment")}",
        "boxes" => $"boxes, brand {InspectText.Word(anatomy["brands"]?["major"])}, "
            + Page.Count(Number(anatomy, "tracks"), "track"),
        _ => $"{kind}, {InspectText.Word(anatomy["packets"])} packets",
    };

    private static long Number(JsonObject anatomy, string list) =>
        InspectText.Entries(anatomy[list]).Count() + ((long?)anatomy[list + "_left_out"] ?? 0);

    private static string Track(JsonObject track)
    {
        var codecs = InspectText.Entries(track["formats"]).Select(one => InspectText.Word(one["codec"]));
        return $"{InspectText.Word(track["handler"])} {string.Join(", ", codecs)}, "
            + $"{InspectText.Word(track["media_seconds"])} s";
    }
}
