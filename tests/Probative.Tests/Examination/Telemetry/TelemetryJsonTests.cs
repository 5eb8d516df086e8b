using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Probative.Examination.Telemetry;
using Probative.Formats;
using Probative.Formats.Bytes;
using Probative.Formats.Klv;
using Probative.Formats.Telemetry;
using Probative.Formats.Telemetry.Dji;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Tests.Examination.Telemetry;

public sealed class TelemetryJsonTests
{
    [Fact]
    public void A_way_over_the_antimeridian_is_cut_there_and_broken_at_jumps()
    {
        (double North, double East)[] way =
            [(-16, 179.5), (-16.5, -179.5), (-17, -179.4), (40, 10), (40, 10.01), (40, 179.9)];
        var points = way.Select((place, i) => Point(i, place.North, place.East));
        var track = Track.Of([.. points], TrackLimits.Usual);
        var segments = TrackGeoJson.Segments(track);
        Assert.Equal(
            [
                [new(-16, 179.5), new(-16.25, 180)],
                [new(-16.25, -180), new(-16.5, -179.5), new(-17, -179.4)],
                [new(40, 10), new(40, 10.01)],
            ],
            segments.Select(segment => segment.ToArray()));

        using var json = Parse(track);
        var features = json.RootElement.GetProperty("features");
        Assert.Equal(7, features.GetArrayLength());
        var line = features[0].GetProperty("geometry");
        Assert.Equal("MultiLineString", line.GetProperty("type").GetString());
        Assert.Equal("[180,-16.25]", line.GetProperty("coordinates")[0][1].GetRawText());
        var place = features[1].GetProperty("geometry").GetProperty("coordinates");
        Assert.Equal("[179.5,-16,12.35]", place.GetRawText());
        Assert.Equal(
            "2023-01-01T00:00:00.000000Z",
            features[1].GetProperty("properties").GetProperty("time").GetString());
    }

    [Fact]
    public void A_track_without_positions_is_a_line_without_geometry()
    {
        using var json = Parse(Track.Of([new TrackPoint { Number = 0, Offset = 0 }], TrackLimits.Usual));
        var feature = Assert.Single(json.RootElement.GetProperty("features").EnumerateArray());
        Assert.Equal(JsonValueKind.Null, feature.GetProperty("geometry").ValueKind);
    }

    [Fact]
    public void Lists_are_bounded_and_say_how_many_are_left_out()
    {
        List<TrackPoint> points = [.. Enumerable.Range(0, 5000).Select(i => Point(i, i % 2 * 50, 0))];
        var json = TrackJson.Of(Track.Of(points, TrackLimits.Usual));
        Assert.Equal(100, json["sample"]!.AsArray().Count);
        Assert.Equal(4999, json["sample"]![99]!["index"]!.GetValue<int>());
        Assert.Equal(4999, json["fault_counts"]![TrackCodes.Jump]!.GetValue<int>());
        Assert.Equal(100, json["faults"]!.AsArray().Count);
        Assert.Equal(4899, json["faults_left_out"]!.GetValue<long>());
        Assert.Equal(350, json["limits"]!["speed_metres_per_second"]!.GetValue<double>());
    }

    [Fact]
    public void Subtitles_say_how_their_order_was_decided_and_that_no_zone_is_stated()
    {
        const string Cue =
            "1\n00:00:00,000 --> 00:00:01,000\n2022.06.21 16:06:17\nGPS(36.6146,-6.1120,0.0M)\n\n";
        var file = DjiReader.Read(new MemoryBytes(Encoding.UTF8.GetBytes(Cue)));
        var json = DjiJson.Of(file, TrackLimits.Usual);
        Assert.Equal("latitude_first", json["order"]!.GetValue<string>());
        Assert.Equal("form", json["order_decided_by"]!.GetValue<string>());
        Assert.True(json["is_order_ambiguous"]!.GetValue<bool>());
        Assert.Equal("not_stated", json["zone"]!.GetValue<string>());
        Assert.Equal(36.6146, json["first_cues"]![0]!["position"]!["latitude"]!.GetValue<double>());
        var first = json["track"]!["first"]!;
        Assert.Equal("2022-06-21T16:06:17.000000", first["written_time"]!.GetValue<string>());
        Assert.Null(first["time"]);
    }

    [Fact]
    public void A_packet_tells_its_values_with_units_and_its_checksum()
    {
        var bytes = Convert.FromHexString(
            "060e2b34020b01010e01030101000000" + "1c" + "0208000459f4a6aa4aa8" + "050271c2" + "06028000"
            + "8f7f00" + "0d" + "00" + "0102ffff");
        var json = KlvJson.Of(Assert.Single(KlvReader.Read(bytes, new DamageList())));
        Assert.Equal("st0601", json["set_kind"]!.GetValue<string>());
        Assert.False(json["checksum"]!["is_right"]!.GetValue<bool>());
        var items = json["set"]!["items"]!.AsArray();
        Assert.Equal("2008-10-24T00:13:29.913000Z", items[0]!["time"]!.GetValue<string>());
        Assert.Equal(159.9744, items[1]!["value"]!.GetValue<double>(), 4);
        Assert.Equal("deg", items[1]!["unit"]!.GetValue<string>());
        Assert.Equal("out_of_range", items[2]!["special"]!.GetValue<string>());
        Assert.Null(items[3]!["name"]);
        Assert.Equal(2047, items[3]!["tag"]!.GetValue<int>());
    }

    [Fact]
    public void A_genuine_stream_makes_one_document_the_same_each_time()
    {
        var path = Repository.Outside("klv-dji/ts-real/aphill_klv_10s.ts");
        string[] texts = [Document(path), Document(path)];
        Assert.Equal(texts[0], texts[1]);
        var json = JsonNode.Parse(texts[0])!;
        Assert.Equal("eg0104", json["tracks"]![0]!["first_packet"]!["set_kind"]!.GetValue<string>());
        Assert.NotNull(json["tracks"]![0]!["time_to_pts"]);
        Assert.True(texts[0].Length < 200_000);
    }

    [Fact]
    public void The_ground_of_a_point_stands_beside_it_longitude_first()
    {
        GeoPoint[] corners = [new(48.4, 37.1), new(48.4, 37.3), new(48.2, 37.3), new(48.2, 37.1)];
        TrackPoint[] way = [Point(0, 48.3, 37.2) with { Corners = corners }, Point(1, 48.3, 37.3)];
        var track = Track.Of(way, TrackLimits.Usual);
        using var json = Parse(track);
        var points = json.RootElement.GetProperty("features").EnumerateArray()
            .Select(feature => feature.GetProperty("properties"))
            .Where(properties => properties.TryGetProperty("index", out _)).ToList();
        Assert.Equal(
            "[[37.1,48.4],[37.3,48.4],[37.3,48.2],[37.1,48.2]]",
            points[0].GetProperty("corners").GetRawText());
        Assert.False(points[1].TryGetProperty("corners", out _));
    }

    private static string Document(string path)
    {
        using var source = FileBytes.Open(path);
        return TelemetryJson.Of(TransportTelemetryReader.Read(source)).ToJsonString();
    }

    private static JsonDocument Parse(Track track)
    {
        using var output = new MemoryStream();
        using (var writer = new Utf8JsonWriter(output)) TrackGeoJson.Write(writer, track);
        return JsonDocument.Parse(output.ToArray());
    }

    private static TrackPoint Point(int i, double north, double east) => new()
    {
        Number = i,
        Offset = i * 1000,
        Micros = 1_672_531_200_000_000 + (i * 1_000_000_000L),
        Position = new GeoPoint(north, east),
        EllipsoidHeightMetres = 12.3456,
    };
}
