using Probative.Formats.Klv;
using Probative.Formats.Telemetry;
using Probative.Formats.Tests.Klv;
using Xunit;

namespace Probative.Formats.Tests.Telemetry;

public sealed class TrackTests
{
    [Fact]
    public void Gaps_jumps_steps_back_and_wrong_checksums_are_told_at_their_points()
    {
        List<TrackPoint> points = [.. Enumerable.Range(0, 50).Select(i => Point(i, 48 + (i * 1e-4), 37))];
        points[10] = points[10] with { Position = new GeoPoint(50, 37) };
        points[20] = points[20] with { IsChecksumRight = false, Position = new GeoPoint(-50, 0) };
        points[30] = points[30] with { Micros = points[30].Micros - 5_000_000 };
        points.RemoveRange(40, 8);
        var track = Track.Of(points, TrackLimits.Usual);
        Assert.Equal(
            [
                (TrackCodes.Jump, 10), (TrackCodes.Jump, 11), (TrackCodes.Checksum, 20),
                (TrackCodes.TimeBack, 30), (TrackCodes.Gap, 31), (TrackCodes.Gap, 40),
            ],
            track.Faults.Select(fault => (fault.Code, fault.Point)));
        Assert.Equal(9, track.Faults[^1].Measured);
        Assert.Equal(1, track.StepSeconds);
        Assert.InRange(track.Faults[0].Measured, 200_000, 250_000);
        Assert.Equal(40_000, track.Faults[^1].Offset / 1.2, 1.0);
        Assert.InRange(track.LengthMetres, 450, 560);
        Assert.InRange(track.GreatestSpeed!.Value, 10, 13);
    }

    [Fact]
    public void The_antimeridian_is_no_jump()
    {
        double[] longitudes = [179.9998, 179.9999, -180, -179.9999, 180, 179.9999];
        var track = Track.Of([.. longitudes.Select((east, i) => Point(i, -16, east))], TrackLimits.Usual);
        Assert.Empty(track.Faults);
        Assert.InRange(track.LengthMetres, 40, 70);
    }

    [Fact]
    public void Corners_come_from_places_or_from_distances_to_the_middle()
    {
        var near = new SamplePacket().Time(1).Signed(23, -16, 90).Signed(24, 179.99, 180);
        for (var i = 0; i < 8; i++) near.Add(26 + i, 0x40, 0);
        var point = Point(near);
        Assert.NotNull(point.Corners);
        const double Distance = 0x4000 * 0.075 / 32767;
        Assert.All(point.Corners, corner => Assert.Equal(-16 + Distance, corner.Latitude, 6));
        Assert.All(point.Corners, corner => Assert.Equal(179.99 + Distance - 360, corner.Longitude, 6));

        for (var i = 0; i < 4; i++) near.Signed(82 + (2 * i), i, 90).Signed(83 + (2 * i), 10 + i, 180);
        Assert.Equal([0.0, 1, 2, 3], Point(near).Corners!.Select(corner => Math.Round(corner.Latitude, 6)));

        near.Add(82, 0x80, 0, 0, 0).Add(26, 0x80, 0);
        Assert.Null(Point(near).Corners);
    }

    private static TrackPoint Point(SamplePacket packet) =>
        KlvPoints.Of(KlvReader.Read(packet.ToBytes(), new DamageList())[0])!;

    private static TrackPoint Point(int i, double north, double east) => new()
    {
        Number = i,
        Offset = i * 1000,
        Micros = 1_672_531_200_000_000 + (i * 1_000_000L),
        Position = new GeoPoint(north, east),
    };
}
