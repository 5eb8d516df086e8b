using System.Text.Json.Nodes;
using Probative.Fingerprints.Copies;
using Probative.Matching;

namespace Probative.Web.Rooms.Item;

/// <summary>How two items lie to each other by a match, as the scripts of the page beside take it.</summary>
internal static class MatchLine
{
    /// <summary>
    /// The line of time of the longest stretch, in seconds from the first frames on: where it begins in each,
    /// and first = speed x second + offset; of a match by sound alone its offset. And the map of the frame,
    /// eight parts of nine (docs/spec/facts.md); null where it was not kept.
    /// </summary>
    /// <param name="match">As `copy show` tells it.</param>
    public static (JsonObject? Line, IReadOnlyList<double>? Map) Of(JsonObject match)
    {
        if (StretchForm.ReadStretches(match["stretches"]?.ToJsonString()) is [var found, ..])
        {
            return (
                Line(found.First.StartSeconds, found.Second.StartSeconds, found.Line),
                found.Change?.Map is { } map
                    ? [map.M11, map.M12, map.M13, map.M21, map.M22, map.M23, map.M31, map.M32]
                    : null);
        }

        if (StretchForm.ReadSound(match["sound"]?.ToJsonString()) is not { } sound) return (null, null);
        var from = sound.OffsetSeconds;
        return (Line(Math.Max(0, from), Math.Max(0, -from), new TimeLine(1, from)), null);
    }

    private static JsonObject Line(double first, double second, TimeLine line) => new()
    {
        ["first"] = first, ["second"] = second, ["speed"] = line.Speed, ["offset"] = line.OffsetSeconds,
    };
}
