using System.Collections.Frozen;

namespace Probative.Formats.Klv;

/// <summary>
/// The tags of what is sent to remote video terminals (MISB ST 0806): the set, what its sender defines,
/// points and areas of interest.
/// </summary>
internal static class TerminalTables
{
    private static readonly Forms.Reader Interests = Forms.Code(
        1, "friendly", "hostile", "target", "unknown");

    private static readonly Forms.Reader Latitude = Forms.Signed(4, 90, "error");
    private static readonly Forms.Reader Longitude = Forms.Signed(4, 180, "error");

    public static FrozenDictionary<int, ItemForm> Terminal { get; } = new Dictionary<int, ItemForm>
    {
        [1] = new("crc_32", "", Forms.Count),
        [2] = new("time_stamp", "us", Forms.Time),
        [3] = new("platform_true_airspeed", "m/s", Forms.Steps(2, 1)),
        [4] = new("platform_indicated_airspeed", "m/s", Forms.Steps(2, 1)),
        [5] = new("telemetry_accuracy", "", Forms.Raw),
        [6] = new("fragmentation_circle_radius", "m", Forms.Steps(2, 1)),
        [7] = new("frame_code", "", Forms.Count),
        [8] = new("version", "", Forms.Count),
        [9] = new("video_data_rate", "", Forms.Count),
        [10] = new("video_file_format", "", Forms.Text),
        [11] = new("user_defined_set", "", null, SetKind.TerminalUserDefined),
        [12] = new("point_of_interest", "", null, SetKind.PointOfInterest),
        [13] = new("area_of_interest", "", null, SetKind.AreaOfInterest),
        [14] = new("mgrs_zone", "", Forms.Count),
        [15] = new("mgrs_band_and_square", "", Forms.Text),
        [16] = new("mgrs_easting", "m", Forms.Steps(3, 1)),
        [17] = new("mgrs_northing", "m", Forms.Steps(3, 1)),
        [18] = new("frame_center_mgrs_zone", "", Forms.Count),
        [19] = new("frame_center_mgrs_band_and_square", "", Forms.Text),
        [20] = new("frame_center_mgrs_easting", "m", Forms.Steps(3, 1)),
        [21] = new("frame_center_mgrs_northing", "m", Forms.Steps(3, 1)),
    }.ToFrozenDictionary();

    public static FrozenDictionary<int, ItemForm> UserDefined { get; } = new Dictionary<int, ItemForm>
    {
        [1] = new("type_and_id", "", TypeAndId),

        // Of the type that the other item states, as its sender understands it.
        [2] = new("data", "", Forms.Raw),
    }.ToFrozenDictionary();

    public static FrozenDictionary<int, ItemForm> Point { get; } = new Dictionary<int, ItemForm>
    {
        [1] = new("number", "", Forms.Count),
        [2] = new("latitude", "deg", Latitude),
        [3] = new("longitude", "deg", Longitude),
        [4] = new("altitude", "m", Forms.Unsigned(2, -900, 19000)),
        [5] = new("type", "", Interests),
        [6] = new("text", "", Forms.Text),
        [7] = new("source_icon", "", Forms.Text),
        [8] = new("source_id", "", Forms.Text),
        [9] = new("label", "", Forms.Text),
        [10] = new("operation_id", "", Forms.Text),
    }.ToFrozenDictionary();

    public static FrozenDictionary<int, ItemForm> Area { get; } = new Dictionary<int, ItemForm>
    {
        [1] = new("number", "", Forms.Count),
        [2] = new("corner_latitude_1", "deg", Latitude),
        [3] = new("corner_longitude_1", "deg", Longitude),
        [4] = new("corner_latitude_3", "deg", Latitude),
        [5] = new("corner_longitude_3", "deg", Longitude),
        [6] = new("type", "", Interests),
        [7] = new("text", "", Forms.Text),
        [8] = new("source_id", "", Forms.Text),
        [9] = new("label", "", Forms.Text),
        [10] = new("operation_id", "", Forms.Text),
    }.ToFrozenDictionary();

    private static ItemValue.Parts? TypeAndId(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length != 1) return null;
        string[] types = ["text", "signed", "unsigned", "experimental"];
        var type = bytes.Span[0] >> 6;
        return new ItemValue.Parts(
        [
            new("type", new ItemValue.Code(type, types[type])),
            new("id", new ItemValue.Whole(bytes.Span[0] & 0x3f)),
        ]);
    }
}
