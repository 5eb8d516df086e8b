using System.Text.Json.Nodes;
using Probative.Formats.Segments;

namespace Probative.Examination.Anatomy;

/// <summary>The segments of a file, as JSON.</summary>
internal static class SegmentJson
{
    private const int Most = 1000;

    public static JsonObject Of(SegmentReport report) => new()
    {
        ["format"] = report.Format,
        ["size_bytes"] = report.SizeBytes,
        ["end"] = report.End,
        ["behind_end_bytes"] = report.BehindEndBytes,
        ["segments"] = new JsonArray([.. report.Segments.Take(Most).Select(Of)]),
        ["segments_left_out"] = Math.Max(0, report.Segments.Count - Most) + report.NotListed,
        ["damage"] = DamageJson.Of(report.Damage),
    };

    private static JsonObject Of(Segment segment)
    {
        var shape = new JsonObject
        {
            ["name"] = segment.Name,
            ["offset"] = segment.Offset,
            ["size_bytes"] = segment.SizeBytes,
            ["depth"] = segment.Depth,
        };
        if (segment.Note is not null) shape["note"] = segment.Note;
        if (segment.IsSumRight is { } isRight) shape["check_sum_agrees"] = isRight;
        return shape;
    }
}
