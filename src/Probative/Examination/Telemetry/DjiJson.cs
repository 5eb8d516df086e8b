using System.Text.Json.Nodes;
using Probative.Formats.Telemetry;
using Probative.Formats.Telemetry.Dji;

namespace Probative.Examination.Telemetry;

/// <summary>What a DJI aircraft wrote into subtitles and photographs, as JSON.</summary>
internal static class DjiJson
{
    private const int MostCues = 20;

    public static JsonObject Of(DjiFile file, TrackLimits limits) => new()
    {
        ["is_telemetry"] = file.IsTelemetry,
        ["cues"] = file.Cues.Count,
        ["cues_beyond_limit"] = file.CuesLeftOut,
        ["dated_cues"] = file.Cues.Count(cue => cue.WrittenTime is not null),
        ["zone"] = "not_stated",
        ["order"] = file.Order switch
        {
            CoordinateOrder.LongitudeFirst => "longitude_first",
            CoordinateOrder.LatitudeFirst => "latitude_first",
            _ => "named",
        },
        ["order_decided_by"] = file.OrderReason switch
        {
            OrderReason.Letters => "letters",
            OrderReason.Range => "range",
            OrderReason.Form => "form",
            _ => null,
        },
        ["is_order_ambiguous"] = file.IsOrderAmbiguous,
        ["zero_positions"] = file.ZeroPositions,
        ["fields"] = new JsonArray([.. file.Fields.Select(name => JsonValue.Create(name))]),
        ["first_text"] = file.FirstText,
        ["first_cues"] = Rounded.First(file.Cues, MostCues, Of),
        ["first_cues_left_out"] = Math.Max(0, file.Cues.Count - MostCues),
        ["track"] = TrackJson.Of(file.ToTrack(limits)),
        ["damage"] = DamageJson.Of(file.Damage),
    };

    public static JsonObject Of(DjiXmp xmp)
    {
        var values = new JsonObject();
        foreach (var (name, value) in xmp.Values) values[name] = value;
        return new JsonObject
        {
            ["position"] = Of(xmp.Position),
            ["absolute_altitude_metres"] = Rounded.Of(xmp.AbsoluteAltitudeMetres, Rounded.MetreDigits),
            ["relative_altitude_metres"] = Rounded.Of(xmp.RelativeAltitudeMetres, Rounded.MetreDigits),
            ["gimbal"] = Of(xmp.Gimbal),
            ["flight"] = Of(xmp.Flight),
            ["values"] = values,
        };
    }

    private static JsonObject Of(DjiCue cue) => new()
    {
        ["number"] = cue.Number,
        ["offset"] = cue.Offset,
        ["start_seconds"] = Rounded.Of(cue.StartMicros / 1e6, 3),
        ["end_seconds"] = Rounded.Of(cue.EndMicros / 1e6, 3),
        ["written_time"] = Rounded.Written(cue.WrittenTime),
        ["frame_number"] = cue.FrameNumber,
        ["diff_millis"] = Rounded.Of(cue.DiffMillis, 3),
        ["position"] = Of(cue.Position),
        ["pair"] = Of(cue.Pair),
        ["home"] = Of(cue.Home),
        ["altitude_metres"] = Rounded.Of(cue.AltitudeMetres, Rounded.MetreDigits),
        ["relative_height_metres"] = Rounded.Of(cue.RelativeHeightMetres, Rounded.MetreDigits),
        ["home_distance_metres"] = Rounded.Of(cue.HomeDistanceMetres, Rounded.MetreDigits),
        ["ground_speed_metres_per_second"] = Rounded.Of(cue.GroundSpeed, 2),
        ["vertical_speed_metres_per_second"] = Rounded.Of(cue.VerticalSpeed, 2),
        ["flight"] = cue.Flight is { } flight ? Of(flight) : null,
        ["gimbal"] = cue.Gimbal is { } gimbal ? Of(gimbal) : null,
        ["iso"] = Rounded.Of(cue.Iso, 0),
        ["exposure_seconds"] = Rounded.Of(cue.ExposureSeconds, 9),
        ["f_number"] = Rounded.Of(cue.FNumber, 2),
        ["exposure_value"] = Rounded.Of(cue.ExposureValue, 2),
        ["color_temperature"] = Rounded.Of(cue.ColorTemperature, 0),
        ["color_mode"] = cue.ColorMode,
        ["focal_length_millimetres"] = Rounded.Of(cue.FocalLengthMillimetres, 2),
        ["zoom"] = Rounded.Of(cue.Zoom, 3),
    };

    private static JsonObject? Of(GeoPoint? place) => place is not { } known ? null : new JsonObject
    {
        ["latitude"] = Rounded.Of(known.Latitude, Rounded.PlaceDigits),
        ["longitude"] = Rounded.Of(known.Longitude, Rounded.PlaceDigits),
    };

    private static JsonObject? Of(NumberPair? pair) => pair is not { } known ? null : new JsonObject
    {
        ["first"] = Rounded.Of(known.First, Rounded.PlaceDigits),
        ["second"] = Rounded.Of(known.Second, Rounded.PlaceDigits),
        ["third"] = Rounded.Of(known.Third, 3),
        ["has_unit"] = known.HasUnit,
    };

    private static JsonObject Of(Attitude attitude) => new()
    {
        ["yaw_degrees"] = Rounded.Of(attitude.Yaw, Rounded.AngleDigits),
        ["pitch_degrees"] = Rounded.Of(attitude.Pitch, Rounded.AngleDigits),
        ["roll_degrees"] = Rounded.Of(attitude.Roll, Rounded.AngleDigits),
    };
}
