using System.Collections.Frozen;

namespace Probative.Formats.Klv;

/// <summary>
/// The tags of moving target indication (MISB ST 0903): the set, a target, what found and names it.
/// </summary>
internal static class TargetTables
{
    public static FrozenDictionary<int, ItemForm> Targets { get; } = new Dictionary<int, ItemForm>
    {
        [1] = new("checksum", "", Forms.Count),
        [2] = new("precision_time_stamp", "us", Forms.Time),
        [3] = new("system_name", "", Forms.Text),
        [4] = new("version", "", Forms.Count),
        [5] = new("targets_detected", "", Forms.Count),
        [6] = new("targets_reported", "", Forms.Count),
        [7] = new("frame_number", "", Forms.Count),
        [8] = new("frame_width", "px", Forms.Count),
        [9] = new("frame_height", "px", Forms.Count),
        [10] = new("source_sensor", "", Forms.Text),
        [11] = new("horizontal_field_of_view", "deg", Forms.Mapped(0, 180)),
        [12] = new("vertical_field_of_view", "deg", Forms.Mapped(0, 180)),
        [13] = new("core_identifier", "", Packs.CoreIdentifier),
        [101] = new("targets", "", null, SetKind.Target, IsSeries: true),
        [102] = new("algorithms", "", null, SetKind.Algorithm, IsSeries: true),
        [103] = new("ontologies", "", null, SetKind.Ontology, IsSeries: true),
    }.ToFrozenDictionary();

    public static FrozenDictionary<int, ItemForm> Target { get; } = new Dictionary<int, ItemForm>
    {
        [1] = new("centroid_pixel", "", Forms.Count),
        [2] = new("top_left_pixel", "", Forms.Count),
        [3] = new("bottom_right_pixel", "", Forms.Count),
        [4] = new("priority", "", Forms.Count),
        [5] = new("confidence", "percent", Forms.Count),
        [6] = new("history", "", Forms.Count),
        [7] = new("target_pixels", "percent", Forms.Count),
        [8] = new("color", "", Forms.Count),
        [9] = new("intensity", "", Forms.Count),
        [10] = new("latitude_offset", "deg", Forms.Mapped(-19.2, 19.2)),
        [11] = new("longitude_offset", "deg", Forms.Mapped(-19.2, 19.2)),
        [12] = new("height", "m", Forms.Mapped(-900, 19000)),
        [13] = new("top_left_latitude_offset", "deg", Forms.Mapped(-19.2, 19.2)),
        [14] = new("top_left_longitude_offset", "deg", Forms.Mapped(-19.2, 19.2)),
        [15] = new("bottom_right_latitude_offset", "deg", Forms.Mapped(-19.2, 19.2)),
        [16] = new("bottom_right_longitude_offset", "deg", Forms.Mapped(-19.2, 19.2)),
        [17] = new("location", "", Packs.TargetLocation),
        [18] = new("boundary", "", Forms.Raw),
        [19] = new("centroid_row", "px", Forms.Count),
        [20] = new("centroid_column", "px", Forms.Count),
        [21] = new("focal_plane_array", "", Forms.Count),
        [22] = new("algorithm_id", "", Forms.Count),
        [101] = new("mask", "", Forms.Raw),
        [102] = new("object", "", Forms.Raw),
        [103] = new("feature", "", Forms.Raw),
        [104] = new("tracker", "", Forms.Raw),
        [105] = new("chip", "", Forms.Raw),
        [106] = new("chips", "", Forms.Raw),
        [107] = new("objects", "", Forms.Raw),
    }.ToFrozenDictionary();

    public static FrozenDictionary<int, ItemForm> Algorithm { get; } = new Dictionary<int, ItemForm>
    {
        [1] = new("id", "", Forms.Count),
        [2] = new("name", "", Forms.Text),
        [3] = new("version", "", Forms.Text),
        [4] = new("class", "", Forms.Text),
        [5] = new("frames", "", Forms.Count),
    }.ToFrozenDictionary();

    public static FrozenDictionary<int, ItemForm> Ontology { get; } = new Dictionary<int, ItemForm>
    {
        [1] = new("id", "", Forms.Count),
        [2] = new("parent_id", "", Forms.Count),
        [3] = new("ontology", "", Forms.Text),
        [4] = new("ontology_class", "", Forms.Text),
        [5] = new("version", "", Forms.Text),
        [6] = new("label", "", Forms.Text),
    }.ToFrozenDictionary();
}
