using System.Globalization;
using System.Text.Json.Nodes;
using Probative.Formats.IsoBmff;

namespace Probative.Examination.Anatomy;

/// <summary>The anatomy of an ISO base media file, as JSON: what its boxes state.</summary>
internal static class BoxJson
{
    private const int MostBoxes = 2000;
    private const int MostTexts = 200;
    private const int MostItems = 200;

    public static JsonObject Of(BoxReport report)
    {
        var left = MostBoxes;
        var boxes = Boxes(report.Boxes, ref left);
        var shown = MostBoxes - left;
        return new JsonObject
        {
            ["brands"] = report.Brands is { } brands ? Of(brands) : null,
            ["movie"] = report.Movie is { } movie ? Of(movie) : null,
            ["tracks"] = new JsonArray([.. report.Tracks.Select(track => (JsonNode)TrackJson.Of(track))]),
            ["fragments"] = report.Fragments is { } fragments ? Of(fragments) : null,
            ["items"] = report.Items is { } items ? Of(items) : null,
            ["texts"] = new JsonArray([.. report.Texts.Take(MostTexts).Select(text => (JsonNode)Of(text))]),
            ["texts_left_out"] = Math.Max(0, report.Texts.Count - MostTexts),
            ["boxes"] = boxes,
            ["boxes_left_out"] = report.BoxCount - shown,
            ["damage"] = DamageJson.Of(report.Damage),
        };
    }

    /// <summary>A time as it stands and as the standard reads it; 0 is no time.</summary>
    public static JsonObject? Of(BoxTime? time) => time is not { } given
        ? null
        : new JsonObject
        {
            ["raw"] = given.Raw,
            ["is_set"] = given.Raw != 0,
            ["utc"] = given.Utc?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        };

    private static JsonArray Boxes(IReadOnlyList<Box> boxes, ref int left)
    {
        var shape = new JsonArray();
        foreach (var box in boxes)
        {
            if (left == 0) break;
            left--;
            var one = new JsonObject
            {
                ["type"] = box.Type,
                ["offset"] = box.Offset,
                ["size_bytes"] = box.SizeBytes,
            };
            if (box.ExtendedType is not null) one["uuid"] = box.ExtendedType;
            if (box.Children.Count > 0) one["boxes"] = Boxes(box.Children, ref left);
            shape.Add((JsonNode)one);
        }

        return shape;
    }

    private static JsonObject Of(FileBrands brands) => new()
    {
        ["major"] = brands.Major,
        ["minor"] = brands.Minor,
        ["compatible"] = new JsonArray([.. brands.Compatible.Select(brand => JsonValue.Create(brand))]),
    };

    private static JsonObject Of(MovieHeader movie) => new()
    {
        ["created"] = Of(movie.Created),
        ["modified"] = Of(movie.Modified),
        ["timescale"] = movie.Timescale,
        ["duration_ticks"] = movie.Duration,
        ["duration_seconds"] = movie.Seconds,
    };

    private static JsonObject Of(FragmentSummary fragments) => new()
    {
        ["count"] = fragments.Fragments,
        ["first_sequence"] = fragments.FirstSequence,
        ["last_sequence"] = fragments.LastSequence,
        ["sequence_faults"] = fragments.SequenceFaults,
        ["tracks"] = new JsonArray([.. fragments.Tracks.Select(track => (JsonNode)new JsonObject
        {
            ["track"] = track.Track,
            ["runs"] = track.Runs,
            ["samples"] = track.Samples,
            ["duration_ticks"] = track.Ticks,
            ["size_bytes"] = track.SizeBytes,
            ["first_decode_time"] = track.FirstDecodeTime,
            ["last_decode_time"] = track.LastDecodeTime,
        })]),
    };

    private static JsonObject Of(PictureItems items)
    {
        var properties = new JsonObject();
        foreach (var (type, count) in items.Properties) properties[type] = count;
        return new JsonObject
        {
            ["primary"] = items.Primary,
            ["count"] = items.ItemCount,
            ["width"] = items.Width,
            ["height"] = items.Height,
            ["properties"] = properties,
            ["listed"] = new JsonArray([.. items.Items.Take(MostItems).Select(item => (JsonNode)new JsonObject
            {
                ["id"] = item.Id,
                ["type"] = item.Type,
                ["name"] = item.Name,
                ["offset"] = item.Offset,
                ["size_bytes"] = item.SizeBytes,
                ["is_hidden"] = item.IsHidden,
            })]),
            ["left_out"] = Math.Max(0, items.ItemCount - MostItems),
        };
    }

    private static JsonObject Of(BoxText text) => new()
    {
        ["key"] = text.Key,
        ["value"] = text.Value,
        ["offset"] = text.Offset,
    };
}
