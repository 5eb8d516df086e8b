using System.Text.Json.Nodes;
using Probative.Fingerprints.Copies;
using Probative.Fingerprints.Geometry;
using static Probative.Matching.MeasuredForm;
using JsonValue = Probative.Ledger.Facts.JsonValue;

namespace Probative.Matching;

/// <summary>
/// What was measured of a match, as facts and views have it (docs/spec/facts.md): whole numbers, milliseconds
/// and thousandths; speed and drift in millionths.
/// </summary>
public static class StretchForm
{
    private const double Million = 1_000_000;
    private const double LeastDepth = 1e-3;

    public static JsonValue Write(CopyFound found)
    {
        ArgumentNullException.ThrowIfNull(found);
        return Map(
            ("first_ms", Pair(found.First)),
            ("second_ms", Pair(found.Second)),
            ("speed_millionths", Whole(found.Line.Speed, Million)),
            ("offset_ms", Whole(found.Line.OffsetSeconds, Thousand)),
            ("is_time_told", found.IsTimeTold),
            ("change", found.Change is { } change ? Write(change) : JsonValue.None),
            ("score", Write(found.Score)));
    }

    public static JsonValue Write(SoundAgreement? sound) => sound is null ? JsonValue.None : Map(
        ("offset_ms", Whole(sound.OffsetSeconds, Thousand)),
        ("drift_ppm", sound.DriftPartsPerMillion is { } drift ? Whole(drift, 1) : JsonValue.None),
        ("overlap_ms", Whole(sound.OverlapSeconds, Thousand)),
        ("confidence", Whole(sound.Confidence, Thousand)));

    /// <summary>Null where the text is none that <see cref="Write(CopyFound)"/> gives.</summary>
    public static IReadOnlyList<CopyFound>? ReadStretches(string? json) =>
        json is null ? null : Tried(() => JsonNode.Parse(json)!.AsArray()
            .Select(one => ReadStretch(one!.AsObject())).ToList());

    /// <summary>Null without one.</summary>
    public static SoundAgreement? ReadSound(string? json) => json is null ? null : Tried(() =>
        JsonNode.Parse(json) is JsonObject sound
            ? new SoundAgreement(
                Number(sound, "offset_ms") / Thousand,
                sound["drift_ppm"] is { } drift ? (long)drift : null,
                Number(sound, "overlap_ms") / Thousand,
                Number(sound, "confidence") / Thousand)
            : null);

    private static JsonValue.Map Write(FrameChange change) => Map(
        ("is_mirrored", change.IsMirrored),
        ("turned_tenths", Whole(change.RotationDegrees, 10)),
        ("is_perspective", change.IsPerspective),
        ("stretch", Whole(change.Stretch, Thousand)),
        ("seen", Area(change.Seen)),
        ("place", Area(change.Place)),
        ("layout", change.Layout.ToString().ToLowerInvariant()),
        ("is_grey", change.IsGrey),
        ("contrast", Whole(change.Contrast, Thousand)),
        ("brightness", Whole(change.Brightness, 1)),
        ("overlays", new JsonValue.List(change.Overlays.Select(overlay => (JsonValue)Map(
            ("kind", overlay.Kind.ToString().ToLowerInvariant()),
            ("area", Area(overlay.Area)),
            ("of", overlay.Of is { } side ? side.ToString().ToLowerInvariant() : JsonValue.None))))),
        ("map", change.Map is { } map ? Write(map) : JsonValue.None));

    // Of the nine only their ratios count: the last is 1 wherever the upper left corner of the frame has a
    // place, and is not written.
    private static JsonValue Write(PlaneMap map) => map.M33 > LeastDepth
        ? new JsonValue.List(new[]
        {
            map.M11, map.M12, map.M13, map.M21, map.M22, map.M23, map.M31, map.M32,
        }.Select(part => (JsonValue)Whole(part / map.M33, Million)))
        : JsonValue.None;

    private static JsonValue.Map Write(CopyScore score) => Map(
        ("picture", Whole(score.Picture, Thousand)),
        ("samples", score.Samples),
        ("agreeing", score.Agreeing),
        ("features", score.Features),
        ("areas", score.Areas),
        ("near_hashes", score.NearHashes),
        ("likeness", Whole(score.Likeness, Thousand)),
        ("like_area", Whole(score.LikeArea, Thousand)),
        ("changes", score.Changes is { } changes ? Whole(changes, Thousand) : JsonValue.None),
        ("moving", Whole(score.Moving, Thousand)));

    private static CopyFound ReadStretch(JsonObject found) => new()
    {
        First = Stretch(found["first_ms"]!),
        Second = Stretch(found["second_ms"]!),
        Line = new TimeLine(
            Number(found, "speed_millionths") / Million, Number(found, "offset_ms") / Thousand),
        IsTimeTold = (bool)found["is_time_told"]!,
        Change = found["change"] is JsonObject change ? ReadChange(change) : null,
        Score = ReadScore(found["score"]!.AsObject()),
    };

    private static FrameChange ReadChange(JsonObject change) => new()
    {
        IsMirrored = (bool)change["is_mirrored"]!,
        RotationDegrees = Number(change, "turned_tenths") / 10.0,
        IsPerspective = (bool)change["is_perspective"]!,
        Stretch = Number(change, "stretch") / Thousand,
        Seen = ReadArea(change["seen"]!),
        Place = ReadArea(change["place"]!),
        Layout = Enum.Parse<FrameLayout>((string)change["layout"]!, ignoreCase: true),
        IsGrey = (bool)change["is_grey"]!,
        Contrast = Number(change, "contrast") / Thousand,
        Brightness = Number(change, "brightness"),
        Overlays =
        [
            .. change["overlays"]!.AsArray().Select(one => new FrameOverlay(
                Enum.Parse<OverlayKind>((string)one!["kind"]!, ignoreCase: true),
                ReadArea(one["area"]!),
                // Older facts do not say it.
                (string?)one["of"] is { } side ? Enum.Parse<OverlaySide>(side, ignoreCase: true) : null)),
        ],
        Map = change["map"] is JsonArray { Count: 8 } map ? ReadMap(map) : null,
    };

    private static PlaneMap ReadMap(JsonArray map)
    {
        var parts = map.Select(part => (long)part! / Million).ToArray();
        return new PlaneMap(
            parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], parts[6], parts[7], 1);
    }

    private static CopyScore ReadScore(JsonObject score) => new()
    {
        Picture = Number(score, "picture") / Thousand,
        Samples = (int)Number(score, "samples"),
        Agreeing = (int)Number(score, "agreeing"),
        Features = (int)Number(score, "features"),
        Areas = (int)Number(score, "areas"),
        NearHashes = (int)Number(score, "near_hashes"),
        Likeness = Number(score, "likeness") / Thousand,
        LikeArea = Number(score, "like_area") / Thousand,
        Changes = score["changes"] is { } changes ? (long)changes / Thousand : null,
        Moving = Number(score, "moving") / Thousand,
    };

    private static JsonValue.List Area(FrameArea area) => new(
        Whole(area.Left, Thousand),
        Whole(area.Top, Thousand),
        Whole(area.Width, Thousand),
        Whole(area.Height, Thousand));

    private static FrameArea ReadArea(JsonNode area) => new(
        (long)area[0]! / Thousand,
        (long)area[1]! / Thousand,
        (long)area[2]! / Thousand,
        (long)area[3]! / Thousand);

    private static long Number(JsonObject of, string name) => (long)of[name]!;
}
