using System.Collections.Frozen;

namespace Probative.Formats.Klv;

/// <summary>
/// The items of the universal set of older aircraft (MISB EG 0104), by key without the version of the
/// register, with the tags of ST 0601 that mean the same.
/// </summary>
internal static class UniversalTable
{
    private const ulong Register = 0x060e2b34_01010100;

    public static FrozenDictionary<UniversalKey, KeyValuePair<int, ItemForm>> Keys { get; } =
        new Dictionary<UniversalKey, KeyValuePair<int, ItemForm>>
        {
            [Key(0x07020101_01050000)] = Of(2, "precision_time_stamp", "us", Forms.Time),
            [Key(0x01200100_00000000)] = Of(10, "platform_designation", "", Forms.Text),
            [Key(0x04200102_01010000)] = Of(11, "image_source_sensor", "", Forms.Text),
            [Key(0x07010101_00000000)] = Of(12, "image_coordinate_system", "", Forms.Text),
            [Key(0x07010201_02040200)] = Of(13, "sensor_latitude", "deg", Forms.Float),
            [Key(0x07010201_02060200)] = Of(14, "sensor_longitude", "deg", Forms.Float),
            [Key(0x07010201_02020000)] = Of(15, "sensor_true_altitude", "m", Forms.Float),
            [Key(0x07011001_06000000)] = Of(5, "platform_heading_angle", "deg", Forms.Float),
            [Key(0x07011001_05000000)] = Of(6, "platform_pitch_angle", "deg", Forms.Float),
            [Key(0x07011001_04000000)] = Of(7, "platform_roll_angle", "deg", Forms.Float),
            [Key(0x04200201_01080000)] = Of(16, "sensor_horizontal_field_of_view", "deg", Forms.Float),
            [Key(0x04200201_010a0100)] = Of(17, "sensor_vertical_field_of_view", "deg", Forms.Float),
            [Key(0x07010801_01000000)] = Of(21, "slant_range", "m", Forms.Float),
            [Key(0x07010902_01000000)] = Of(22, "target_width", "m", Forms.Float),
            [Key(0x07010201_03020000)] = Of(23, "frame_center_latitude", "deg", Forms.Float),
            [Key(0x07010201_03040000)] = Of(24, "frame_center_longitude", "deg", Forms.Float),
            [Key(0x07010201_03160000)] = Of(25, "frame_center_elevation", "m", Forms.Float),
            [Key(0x07011001_01000000)] = Of(0, "sensor_roll_angle", "deg", Forms.Float),
            [Key(0x07011001_02000000)] = Of(0, "angle_to_north", "deg", Forms.Float),
            [Key(0x07011001_03000000)] = Of(0, "obliquity_angle", "deg", Forms.Float),
            [Key(0x07010201_03070100)] = Of(82, "corner_latitude_1", "deg", Forms.Float),
            [Key(0x07010201_03080100)] = Of(84, "corner_latitude_2", "deg", Forms.Float),
            [Key(0x07010201_03090100)] = Of(86, "corner_latitude_3", "deg", Forms.Float),
            [Key(0x07010201_030a0100)] = Of(88, "corner_latitude_4", "deg", Forms.Float),
            [Key(0x07010201_030b0100)] = Of(83, "corner_longitude_1", "deg", Forms.Float),
            [Key(0x07010201_030c0100)] = Of(85, "corner_longitude_2", "deg", Forms.Float),
            [Key(0x07010201_030d0100)] = Of(87, "corner_longitude_3", "deg", Forms.Float),
            [Key(0x07010201_030e0100)] = Of(89, "corner_longitude_4", "deg", Forms.Float),
        }.ToFrozenDictionary();

    public static KeyValuePair<int, ItemForm>? Find(UniversalKey key) =>
        Keys.TryGetValue(key with { High = key.High & ~0xffUL }, out var form) ? form : null;

    private static UniversalKey Key(ulong low) => new(Register, low);

    private static KeyValuePair<int, ItemForm> Of(int tag, string name, string unit, Forms.Reader read) =>
        new(tag, new ItemForm(name, unit, read));
}
