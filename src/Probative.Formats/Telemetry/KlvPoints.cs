using Probative.Formats.Klv;

namespace Probative.Formats.Telemetry;

/// <summary>Makes points of a track from packets of ST 0601 and EG 0104.</summary>
public static class KlvPoints
{
    /// <summary>The point that a packet says; null for a packet of another set.</summary>
    public static TrackPoint? Of(KlvPacket packet)
    {
        ArgumentNullException.ThrowIfNull(packet);
        if (packet.Set is not { Kind: SetKind.Uas or SetKind.Universal } set) return null;
        var center = GeoPoint.Of(set.Number(23), set.Number(24));
        return new TrackPoint
        {
            Micros = set.Micros(2),
            Pts = packet.Pts,
            IsPtsCarried = packet.Pts is not null,
            Number = packet.PacketNumber,
            Offset = packet.Offset,
            Position = GeoPoint.Of(set.Number(13), set.Number(14)),
            AltitudeMetres = set.Number(15),
            EllipsoidHeightMetres = set.Number(104) ?? set.Number(75),
            RelativeHeightMetres = set.Number(113),
            Heading = set.Number(5),
            Pitch = set.Number(90) ?? set.Number(6),
            Roll = set.Number(91) ?? set.Number(7),
            SensorAzimuth = set.Number(18),
            SensorElevation = set.Number(19),
            SensorRoll = set.Number(20),
            HorizontalView = set.Number(16),
            VerticalView = set.Number(17),
            FrameCenter = center,
            FrameCenterElevationMetres = set.Number(25),
            Corners = Corners(set, center),
            SlantRangeMetres = set.Number(21),
            TargetWidthMetres = set.Number(96) ?? set.Number(22),
            IsChecksumRight = packet.Checksum?.IsRight,
            IsCut = packet.IsCut,
        };
    }

    /// <summary>
    /// The corners as places (tags 82 to 89), or as distances from the middle (tags 26 to 33) where those are
    /// not all there.
    /// </summary>
    private static GeoPoint[]? Corners(LocalSet set, GeoPoint? center)
    {
        var full = new GeoPoint?[4];
        var offset = new GeoPoint?[4];
        for (var i = 0; i < 4; i++)
        {
            full[i] = GeoPoint.Of(set.Number(82 + (2 * i)), set.Number(83 + (2 * i)));
            offset[i] = center?.Moved(set.Number(26 + (2 * i)), set.Number(27 + (2 * i)));
        }

        var corners = full.All(corner => corner is not null) ? full : offset;
        return corners.All(corner => corner is not null)
            ? [.. corners.Select(corner => corner!.Value)]
            : null;
    }
}
