namespace Probative.Formats.Telemetry;

/// <summary>What telemetry says of one moment. What it does not say is null.</summary>
public sealed record TrackPoint
{
    /// <summary>The time in microseconds since 1970, where the format states an absolute one.</summary>
    public long? Micros { get; init; }

    /// <summary>
    /// The date and time as it is written, where the format names no zone; its kind is unspecified.
    /// </summary>
    public DateTime? WrittenTime { get; init; }

    /// <summary>The place in the recording, in microseconds from its own zero.</summary>
    public long? MediaMicros { get; init; }

    /// <summary>The presentation time in 90 kHz ticks as carried, 33 bits.</summary>
    public long? Pts { get; init; }

    /// <summary>
    /// Whether the telemetry carries the presentation time itself; otherwise it is that of the last picture
    /// that begins before it.
    /// </summary>
    public bool IsPtsCarried { get; init; }

    /// <summary>The number of the packet or cue that says it.</summary>
    public required long Number { get; init; }

    /// <summary>The byte offset of that packet or cue.</summary>
    public required long Offset { get; init; }

    /// <summary>Where the sensor is.</summary>
    public GeoPoint? Position { get; init; }

    /// <summary>
    /// The sensor's height above mean sea level in metres, as far as the format means that.
    /// </summary>
    public double? AltitudeMetres { get; init; }

    /// <summary>The sensor's height above the ellipsoid in metres.</summary>
    public double? EllipsoidHeightMetres { get; init; }

    /// <summary>The height above the ground or the place of take-off in metres.</summary>
    public double? RelativeHeightMetres { get; init; }

    /// <summary>The platform's heading in degrees from true north, clockwise.</summary>
    public double? Heading { get; init; }

    /// <summary>The platform's pitch in degrees, nose up positive.</summary>
    public double? Pitch { get; init; }

    /// <summary>The platform's roll in degrees, right wing down positive.</summary>
    public double? Roll { get; init; }

    /// <summary>The sensor's azimuth in degrees from the platform's nose, clockwise.</summary>
    public double? SensorAzimuth { get; init; }

    /// <summary>The sensor's elevation in degrees from the platform's plane, down negative.</summary>
    public double? SensorElevation { get; init; }

    /// <summary>The sensor's roll in degrees.</summary>
    public double? SensorRoll { get; init; }

    /// <summary>The gimbal's yaw in degrees, as the maker writes it.</summary>
    public double? GimbalYaw { get; init; }

    /// <summary>The gimbal's pitch in degrees, as the maker writes it.</summary>
    public double? GimbalPitch { get; init; }

    /// <summary>The gimbal's roll in degrees, as the maker writes it.</summary>
    public double? GimbalRoll { get; init; }

    /// <summary>The horizontal field of view in degrees.</summary>
    public double? HorizontalView { get; init; }

    /// <summary>The vertical field of view in degrees.</summary>
    public double? VerticalView { get; init; }

    /// <summary>Where the middle of the picture is on the ground.</summary>
    public GeoPoint? FrameCenter { get; init; }

    /// <summary>The height of that place in metres.</summary>
    public double? FrameCenterElevationMetres { get; init; }

    /// <summary>
    /// The corners of the picture on the ground: upper left, upper right, lower right, lower left; null
    /// unless there are four.
    /// </summary>
    public IReadOnlyList<GeoPoint>? Corners { get; init; }

    /// <summary>The distance to the middle of the picture in metres.</summary>
    public double? SlantRangeMetres { get; init; }

    /// <summary>The width of the picture on the ground in metres.</summary>
    public double? TargetWidthMetres { get; init; }

    /// <summary>Whether the packet's checksum is right; null where it has none.</summary>
    public bool? IsChecksumRight { get; init; }

    /// <summary>Whether the packet is cut.</summary>
    public bool IsCut { get; init; }

    /// <summary>
    /// The time since another point in seconds, by the best clock that both have: absolute, as written, or of
    /// the recording. Null where they have none in common.
    /// </summary>
    internal double? SecondsSince(TrackPoint before) =>
        (Micros - before.Micros) / 1e6
        ?? (WrittenTime - before.WrittenTime)?.TotalSeconds
        ?? ((MediaMicros - before.MediaMicros) / 1e6);
}
