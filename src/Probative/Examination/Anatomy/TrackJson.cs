using System.Text.Json.Nodes;
using Probative.Formats.IsoBmff;

namespace Probative.Examination.Anatomy;

/// <summary>One track of a film, as JSON.</summary>
internal static class TrackJson
{
    private const int MostEdits = 100;

    public static JsonObject Of(Track track) => new()
    {
        ["offset"] = track.Offset,
        ["id"] = track.Id,
        ["is_enabled"] = track.IsEnabled,
        ["handler"] = track.Handler,
        ["handler_name"] = track.HandlerName,
        ["created"] = BoxJson.Of(track.Created),
        ["modified"] = BoxJson.Of(track.Modified),
        ["duration_ticks"] = track.Duration,
        ["width"] = track.Width,
        ["height"] = track.Height,
        ["rotation_degrees"] = track.RotationDegrees,
        ["media_created"] = BoxJson.Of(track.MediaCreated),
        ["media_modified"] = BoxJson.Of(track.MediaModified),
        ["media_timescale"] = track.MediaTimescale,
        ["media_duration_ticks"] = track.MediaDuration,
        ["media_seconds"] = track.MediaSeconds,
        ["language"] = track.Language,
        ["edits"] = new JsonArray([.. track.Edits.Take(MostEdits).Select(edit => (JsonNode)new JsonObject
        {
            ["duration_ticks"] = edit.Duration,
            ["media_time"] = edit.MediaTime,
            ["rate"] = edit.Rate,
        })]),
        ["edits_left_out"] = Math.Max(0, track.EditCount - Math.Min(MostEdits, track.Edits.Count)),
        ["formats"] = new JsonArray([.. track.Formats.Select(format => (JsonNode)Of(format))]),
        ["times"] = track.Times is { } times ? Of(times) : null,
        ["compositions"] = Of(track.Compositions),
        ["sync_samples"] = Of(track.SyncSamples),
        ["sizes"] = Of(track.Sizes),
        ["samples_per_chunk"] = Of(track.SamplesPerChunk),
        ["chunks"] = Of(track.Chunks),
    };

    private static JsonObject Of(SampleFormat format) => new()
    {
        ["codec"] = format.Codec,
        ["offset"] = format.Offset,
        ["width"] = format.Width,
        ["height"] = format.Height,
        ["vendor"] = format.Vendor,
        ["compressor"] = format.Compressor,
        ["channels"] = format.Channels,
        ["sample_rate_hz"] = format.SampleRate,
        ["extensions"] = new JsonArray([.. format.Extensions.Select(name => JsonValue.Create(name))]),
    };

    private static JsonObject Of(TimeTable times) => new()
    {
        ["entries"] = times.Entries,
        ["samples"] = times.Samples,
        ["total_ticks"] = times.TotalTicks,
        ["first_ticks"] = times.First,
        ["last_ticks"] = times.Last,
        ["shortest_ticks"] = times.Shortest,
        ["longest_ticks"] = times.Longest,
        ["commonest_ticks"] = times.Commonest,
        ["commonest_samples"] = times.CommonestSamples,
        ["is_variable"] = times.IsVariable,
    };

    private static JsonObject? Of(OffsetTable? table) => table is null ? null : new JsonObject
    {
        ["entries"] = table.Entries,
        ["first"] = table.First,
        ["last"] = table.Last,
        ["smallest"] = table.Smallest,
        ["largest"] = table.Largest,
        ["total"] = table.Total,
        ["is_ascending"] = table.IsAscending,
    };
}
