using System.Text.Json.Nodes;
using Probative.Formats.Telemetry;

namespace Probative.Examination.Telemetry;

/// <summary>A track in short, as JSON: its ends, a selection of its points, what is odd about it.</summary>
internal static class TrackJson
{
    private const int MostPoints = 100;
    private const int MostFaults = 100;

    public static JsonObject Of(Track track) => new()
    {
        ["points"] = track.Points.Count,
        ["points_beyond_limit"] = track.PointsLeftOut,
        ["positions"] = track.Points.Count(point => point.Position is not null),
        ["step_seconds"] = Rounded.Of(track.StepSeconds, 6),
        ["length_metres"] = Rounded.Of(track.LengthMetres, 1),
        ["greatest_speed_metres_per_second"] = Rounded.Of(track.GreatestSpeed, 1),
        ["limits"] = new JsonObject
        {
            ["speed_metres_per_second"] = track.Limits.SpeedMetresPerSecond,
            ["slack_metres"] = track.Limits.SlackMetres,
            ["gap_seconds"] = track.Limits.GapSeconds,
            ["gap_steps"] = track.Limits.GapSteps,
        },
        ["first"] = track.Points.Count > 0 ? Of(track.Points[0]) : null,
        ["last"] = track.Points.Count > 0 ? Of(track.Points[^1]) : null,
        ["sample"] = Sample(track.Points),
        ["fault_counts"] = Counts(track),
        ["faults"] = Rounded.First(track.Faults, MostFaults, Of),
        ["faults_left_out"] = Math.Max(0, track.Faults.Count - MostFaults) + track.FaultsLeftOut,
    };

    public static JsonObject Of(TrackPoint point)
    {
        var json = new JsonObject
        {
            ["time"] = Rounded.Time(point.Micros),
            ["micros"] = point.Micros,
            ["written_time"] = Rounded.Written(point.WrittenTime),
            ["media_seconds"] = Rounded.Of(point.MediaMicros / 1e6, 6),
            ["pts"] = point.Pts,
            ["is_pts_carried"] = point.IsPtsCarried,
            ["number"] = point.Number,
            ["offset"] = point.Offset,
            ["position"] = Of(point.Position),
            ["altitude_metres"] = Rounded.Of(point.AltitudeMetres, Rounded.MetreDigits),
            ["ellipsoid_height_metres"] = Rounded.Of(point.EllipsoidHeightMetres, Rounded.MetreDigits),
            ["relative_height_metres"] = Rounded.Of(point.RelativeHeightMetres, Rounded.MetreDigits),
        };
        AddAngle(json, "heading", point.Heading);
        AddAngle(json, "pitch", point.Pitch);
        AddAngle(json, "roll", point.Roll);
        AddAngle(json, "sensor_azimuth", point.SensorAzimuth);
        AddAngle(json, "sensor_elevation", point.SensorElevation);
        AddAngle(json, "sensor_roll", point.SensorRoll);
        AddAngle(json, "gimbal_yaw", point.GimbalYaw);
        AddAngle(json, "gimbal_pitch", point.GimbalPitch);
        AddAngle(json, "gimbal_roll", point.GimbalRoll);
        AddAngle(json, "horizontal_view", point.HorizontalView);
        AddAngle(json, "vertical_view", point.VerticalView);
        json["frame_center"] = Of(point.FrameCenter);
        json["frame_center_elevation_metres"] = Rounded.Of(
            point.FrameCenterElevationMetres, Rounded.MetreDigits);
        json["corners"] = point.Corners is { } corners
            ? new JsonArray([.. corners.Select(corner => Of(corner))])
            : null;
        json["slant_range_metres"] = Rounded.Of(point.SlantRangeMetres, Rounded.MetreDigits);
        json["target_width_metres"] = Rounded.Of(point.TargetWidthMetres, Rounded.MetreDigits);
        json["is_checksum_right"] = point.IsChecksumRight;
        json["is_cut"] = point.IsCut;
        return json;
    }

    /// <summary>Points at even distances in the list, so that the whole way is in view.</summary>
    private static JsonArray Sample(IReadOnlyList<TrackPoint> points)
    {
        var count = Math.Min(points.Count, MostPoints);
        var chosen = new JsonArray();
        for (var i = 0; i < count; i++)
        {
            var index = count < 2 ? 0 : (int)((long)i * (points.Count - 1) / (count - 1));
            var point = points[index];
            chosen.Add((JsonNode)new JsonObject
            {
                ["index"] = index,
                ["time"] = Rounded.Time(point.Micros) ?? Rounded.Written(point.WrittenTime),
                ["media_seconds"] = Rounded.Of(point.MediaMicros / 1e6, 6),
                ["offset"] = point.Offset,
                ["position"] = Of(point.Position),
            });
        }

        return chosen;
    }

    private static JsonObject Counts(Track track)
    {
        var json = new JsonObject();
        foreach (var code in (string[])
            [TrackCodes.Gap, TrackCodes.Jump, TrackCodes.TimeBack, TrackCodes.Checksum])
        {
            json[code] = track.Faults.Count(fault => fault.Code == code);
        }

        return json;
    }

    private static JsonObject Of(TrackFault fault) => new()
    {
        ["code"] = fault.Code,
        ["point"] = fault.Point,
        ["offset"] = fault.Offset,
        ["measured"] = Rounded.Of(fault.Measured, 3),
        ["limit"] = Rounded.Of(fault.Limit, 3),
    };

    private static JsonObject? Of(GeoPoint? place) => place is not { } known ? null : new JsonObject
    {
        ["latitude"] = Rounded.Of(known.Latitude, Rounded.PlaceDigits),
        ["longitude"] = Rounded.Of(known.Longitude, Rounded.PlaceDigits),
    };

    private static void AddAngle(JsonObject json, string name, double? degrees) =>
        json[name + "_degrees"] = Rounded.Of(degrees, Rounded.AngleDigits);
}
