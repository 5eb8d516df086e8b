using System.Text.Json.Nodes;

namespace Probative.Cli.Verbs;

/// <summary>The tracks in a file, each in a few lines.</summary>
internal static class TelemetryText
{
    // A stream may have dozens; the JSON has them.
    private const int TracksMost = 3;

    public static IEnumerable<(string Label, string Value)> Of(JsonObject report)
    {
        var tracks = report["tracks"] is JsonArray
            ? InspectText.Entries(report["tracks"]).Select(one => one["track"]).OfType<JsonObject>().ToList()
            : [.. new[] { report["track"] }.OfType<JsonObject>()];
        foreach (var track in tracks.Take(TracksMost))
        {
            yield return ("points", $"{InspectText.Word(track["points"])}, "
                + $"{InspectText.Word(track["positions"])} with a position");
            if (track["first"] is JsonObject first) yield return ("from", Point(first));
            if (track["last"] is JsonObject last) yield return ("to", Point(last));
            if (track["length_metres"] is { } metres) yield return ("way", $"{metres} m");
        }

        if (tracks.Count > TracksMost) yield return ("tracks", $"{tracks.Count} in all (--json)");

        // One photograph of a drone has a point and no track.
        if (report["position"] is JsonObject position)
            yield return ("position", InspectText.Place(position));
    }

    private static string Point(JsonObject point)
    {
        var time = point["time"] is { } known
            ? InspectText.Word(known)
            : point["written_time"] is { } written ? $"{written}, zone not stated" : "no time";
        return point["position"] is { } place ? $"{time}; {InspectText.Place(place)}" : time;
    }
}
