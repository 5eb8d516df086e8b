using System.Text.Json;
using Probative.Formats.Telemetry;

namespace Probative.Examination.Telemetry;

/// <summary>
/// A whole track as GeoJSON (RFC 7946): the way as a line, cut where it crosses the antimeridian (section
/// 3.1.9) and where it jumps, then every position as a point. It is written as it goes, because a track may
/// have a million points.
/// </summary>
internal static class TrackGeoJson
{
    public static void Write(Utf8JsonWriter writer, Track track)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "FeatureCollection");
        writer.WriteStartArray("features");
        WriteLine(writer, Segments(track));
        for (var i = 0; i < track.Points.Count; i++)
        {
            if (track.Points[i].Position is { } place) WritePoint(writer, track.Points[i], place, i);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>
    /// The parts of the way, each of two positions or more, none of which crosses 180 degrees.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<GeoPoint>> Segments(Track track)
    {
        var jumps = track.Faults
            .Where(fault => fault.Code == TrackCodes.Jump)
            .Select(fault => fault.Point)
            .ToHashSet();
        var segments = new List<List<GeoPoint>>();
        var open = new List<GeoPoint>();
        for (var i = 0; i < track.Points.Count; i++)
        {
            var point = track.Points[i];

            // A position of a packet with a wrong checksum is told as a point and is no part of the way.
            if (point.Position is not { } place || point.IsChecksumRight == false) continue;
            if (jumps.Contains(i)) Close(segments, ref open);
            else if (open.Count > 0 && Math.Abs(place.Longitude - open[^1].Longitude) > 180) Cross(place);
            open.Add(place);
        }

        Close(segments, ref open);
        return segments;

        void Cross(GeoPoint to)
        {
            var from = open[^1];
            var edge = from.Longitude > 0 ? 180.0 : -180.0;
            var ahead = to.Longitude + (2 * edge);
            var way = ahead - from.Longitude;
            var part = way == 0 ? 0 : (edge - from.Longitude) / way;
            var latitude = from.Latitude + ((to.Latitude - from.Latitude) * part);
            if (from.Longitude != edge) open.Add(new GeoPoint(latitude, edge));
            Close(segments, ref open);
            if (to.Longitude != -edge) open.Add(new GeoPoint(latitude, -edge));
        }
    }

    private static void Close(List<List<GeoPoint>> segments, ref List<GeoPoint> open)
    {
        if (open.Count > 1) segments.Add(open);
        open = [];
    }

    private static void WriteLine(Utf8JsonWriter writer, IReadOnlyList<IReadOnlyList<GeoPoint>> segments)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "Feature");
        if (segments.Count == 0)
        {
            writer.WriteNull("geometry");
        }
        else
        {
            writer.WriteStartObject("geometry");
            writer.WriteString("type", segments.Count == 1 ? "LineString" : "MultiLineString");
            writer.WriteStartArray("coordinates");
            foreach (var segment in segments)
            {
                if (segments.Count > 1) writer.WriteStartArray();
                foreach (var place in segment) WritePlace(writer, place, null);
                if (segments.Count > 1) writer.WriteEndArray();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteStartObject("properties");
        writer.WriteString("kind", "way");
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WritePoint(Utf8JsonWriter writer, TrackPoint point, GeoPoint place, int index)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "Feature");
        writer.WriteStartObject("geometry");
        writer.WriteString("type", "Point");
        writer.WritePropertyName("coordinates");
        WritePlace(writer, place, point.EllipsoidHeightMetres);
        writer.WriteEndObject();
        writer.WriteStartObject("properties");
        writer.WriteNumber("index", index);
        writer.WriteNumber("offset", point.Offset);
        WriteText(writer, "time", Rounded.Time(point.Micros)?.GetValue<string>());
        WriteText(writer, "written_time", Rounded.Written(point.WrittenTime)?.GetValue<string>());
        WriteNumber(writer, "media_seconds", point.MediaMicros / 1e6, 6);
        WriteNumber(writer, "altitude_metres", point.AltitudeMetres, Rounded.MetreDigits);
        WriteNumber(writer, "relative_height_metres", point.RelativeHeightMetres, Rounded.MetreDigits);
        WriteNumber(writer, "heading_degrees", point.Heading, Rounded.AngleDigits);
        WriteCorners(writer, point.Corners);
        if (point.IsChecksumRight is { } isRight) writer.WriteBoolean("is_checksum_right", isRight);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    /// <summary>The ground that the picture is said to show, where all four corners are told.</summary>
    private static void WriteCorners(Utf8JsonWriter writer, IReadOnlyList<GeoPoint>? corners)
    {
        if (corners is null) return;
        writer.WriteStartArray("corners");
        foreach (var corner in corners) WritePlace(writer, corner, null);
        writer.WriteEndArray();
    }

    /// <summary>Longitude first; a height only where it is above the ellipsoid (section 4).</summary>
    private static void WritePlace(Utf8JsonWriter writer, GeoPoint place, double? height)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(Rounded.Value(place.Longitude, Rounded.PlaceDigits));
        writer.WriteNumberValue(Rounded.Value(place.Latitude, Rounded.PlaceDigits));
        if (height is { } metres && double.IsFinite(metres))
            writer.WriteNumberValue(Rounded.Value(metres, Rounded.MetreDigits));
        writer.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string? text)
    {
        if (text is not null) writer.WriteString(name, text);
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, double? number, int digits)
    {
        if (number is { } value && double.IsFinite(value))
            writer.WriteNumber(name, Rounded.Value(value, digits));
    }
}
