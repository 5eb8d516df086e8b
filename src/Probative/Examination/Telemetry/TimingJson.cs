using System.Text.Json.Nodes;
using Probative.Formats.Telemetry;

namespace Probative.Examination.Telemetry;

/// <summary>How clocks run against each other, as JSON.</summary>
internal static class TimingJson
{
    public static JsonObject? Of(TimeRelation? relation) => relation is null ? null : new JsonObject
    {
        ["offset_micros"] = Of(relation.OffsetMicros),
        ["drift_ppm"] = Rounded.Of(relation.DriftPpm, 3),
        ["span_seconds"] = Rounded.Of(relation.SpanMicros / 1e6, 3),
    };

    /// <summary>The spread is that of nine tenths of the numbers.</summary>
    public static JsonObject? Of(Distribution? spread) => spread is not { } known ? null : new JsonObject
    {
        ["count"] = known.Count,
        ["median"] = Rounded.Of(known.Median, 0),
        ["spread"] = Rounded.Of(known.High - known.Low, 0),
        ["low"] = Rounded.Of(known.Low, 0),
        ["high"] = Rounded.Of(known.High, 0),
        ["lowest"] = Rounded.Of(known.Lowest, 0),
        ["highest"] = Rounded.Of(known.Highest, 0),
    };
}
