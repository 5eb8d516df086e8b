using System.Collections.Frozen;

namespace Probative.Formats.Klv;

/// <summary>
/// The tags of sets about pictures: made by radar (MISB ST 1206), of distances (ST 1002), brought to a map
/// (ST 1601), made of several (ST 1602). Arrays and packs that are not read here stay as bytes.
/// </summary>
internal static class ImageTables
{
    private static readonly Forms.Reader Quarter = Forms.Mapped(0, 90);
    private static readonly Forms.Reader Half = Forms.Mapped(-90, 90);
    private static readonly Forms.Reader Circle = Forms.Mapped(0, 360);
    private static readonly Forms.Reader Million = Forms.Mapped(0, 1e6);

    public static FrozenDictionary<int, ItemForm> Radar { get; } = new Dictionary<int, ItemForm>
    {
        [1] = new("grazing_angle", "deg", Quarter),
        [2] = new("ground_plane_squint_angle", "deg", Half),
        [3] = new("look_direction", "", Forms.Code(0, "left", "right")),
        [4] = new("image_plane", "", Forms.Code(0, "slant", "ground", "other")),
        [5] = new("range_resolution", "m", Million),
        [6] = new("cross_range_resolution", "m", Million),
        [7] = new("range_pixel_size", "m", Million),
        [8] = new("cross_range_pixel_size", "m", Million),
        [9] = new("image_rows", "px", Forms.Count),
        [10] = new("image_columns", "px", Forms.Count),
        [11] = new("range_direction_angle", "deg", Circle),
        [12] = new("true_north_direction", "deg", Circle),
        [13] = new("range_layover_angle", "deg", Circle),
        [14] = new("ground_aperture_angular_extent", "deg", Quarter),
        [15] = new("aperture_duration", "us", Forms.Count),
        [16] = new("ground_track_angle", "deg", Circle),
        [17] = new("minimum_detectable_velocity", "m/s", Forms.Mapped(0, 100)),
        [18] = new("pulse_repetition_frequency", "Hz", Million),
        [19] = new("pulse_repetition_scale", "", Forms.Mapped(0, 1)),
        [20] = new("transmit_center_frequency", "Hz", Forms.Mapped(0, 1e12)),
        [21] = new("transmit_bandwidth", "Hz", Forms.Mapped(0, 1e11)),
        [22] = new("cross_section_scale_polynomial", "", Forms.Raw),
        [23] = new("reference_time_stamp", "us", Forms.Time),
        [24] = new("reference_grazing_angle", "deg", Quarter),
        [25] = new("reference_ground_plane_squint_angle", "deg", Half),
        [26] = new("reference_range_direction_angle", "deg", Circle),
        [27] = new("reference_range_layover_angle", "deg", Circle),
        [28] = new("version", "", Forms.Count),
    }.ToFrozenDictionary();

    public static FrozenDictionary<int, ItemForm> Range { get; } = new Dictionary<int, ItemForm>
    {
        [1] = new("precision_time_stamp", "us", Forms.Time),
        [11] = new("version", "", Forms.Oid),
        [12] = new("enumerations", "", RangeEnumerations),
        [13] = new("range", "m", Forms.Float),
        [14] = new("range_uncertainty", "m", Forms.Float),
        [15] = new("range_row", "px", Forms.Float),
        [16] = new("range_column", "px", Forms.Float),
        [17] = new("sections_x", "", Forms.Oid),
        [18] = new("sections_y", "", Forms.Oid),
        [19] = new("generalized_transformation_set", "", null),
        [20] = new("section_data", "", Forms.Raw),
        [21] = new("crc_16", "", Forms.Count),
    }.ToFrozenDictionary();

    public static FrozenDictionary<int, ItemForm> Registration { get; } = new Dictionary<int, ItemForm>
    {
        [1] = new("version", "", Forms.Count),
        [2] = new("algorithm_name", "", Forms.Text),
        [3] = new("algorithm_version", "", Forms.Text),
        [4] = new("points_row_column", "", Forms.Raw),
        [5] = new("points_latitude_longitude", "", Forms.Raw),
        [6] = new("second_image_name", "", Forms.Text),
        [7] = new("algorithm_configuration_id", "", Forms.Uuid),
        [8] = new("points_elevation", "", Forms.Raw),
        [9] = new("points_row_column_deviations", "", Forms.Raw),
        [10] = new("points_latitude_longitude_elevation_deviations", "", Forms.Raw),
    }.ToFrozenDictionary();

    public static FrozenDictionary<int, ItemForm> Composite { get; } = new Dictionary<int, ItemForm>
    {
        [1] = new("precision_time_stamp", "us", Forms.Time),
        [2] = new("version", "", Forms.Oid),
        [3] = new("source_rows", "px", Forms.Count),
        [4] = new("source_columns", "px", Forms.Count),
        [5] = new("source_area_rows", "px", Forms.Count),
        [6] = new("source_area_columns", "px", Forms.Count),
        [7] = new("source_area_x", "px", Forms.SignedCount),
        [8] = new("source_area_y", "px", Forms.SignedCount),
        [9] = new("sub_image_rows", "px", Forms.Count),
        [10] = new("sub_image_columns", "px", Forms.Count),
        [11] = new("sub_image_x", "px", Forms.SignedCount),
        [12] = new("sub_image_y", "px", Forms.SignedCount),
        [13] = new("active_rows", "px", Forms.Count),
        [14] = new("active_columns", "px", Forms.Count),
        [15] = new("active_offset_x", "px", Forms.SignedCount),
        [16] = new("active_offset_y", "px", Forms.SignedCount),
        [17] = new("transparency", "", Forms.Count),
        [18] = new("z_order", "", Forms.Count),
    }.ToFrozenDictionary();

    private static ItemValue.Parts? RangeEnumerations(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length != 1 || bytes.Span[0] >= 0x80) return null;
        var value = bytes.Span[0];
        return new ItemValue.Parts(
        [
            new("compression", Forms.Code(0, "none", "planar_fit")(new[] { (byte)(value & 7) })!),
            new("type", Forms.Code(0, "perspective", "depth")(new[] { (byte)(value >> 3 & 7) })!),
            new("source", Forms.Code(0, "computed", "range_sensor")(new[] { (byte)(value >> 6) })!),
        ]);
    }
}
