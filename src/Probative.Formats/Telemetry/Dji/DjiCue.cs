namespace Probative.Formats.Telemetry.Dji;

/// <summary>One cue of a subtitle file that a DJI aircraft wrote. What it does not say is null.</summary>
public sealed record DjiCue
{
    /// <summary>The number of the cue as written, or its place from 1 where none is.</summary>
    public required long Number { get; init; }

    /// <summary>The byte offset of the cue's first line.</summary>
    public required long Offset { get; init; }

    /// <summary>When it appears, in microseconds of the recording.</summary>
    public required long StartMicros { get; init; }

    /// <summary>When it disappears, in microseconds of the recording.</summary>
    public required long EndMicros { get; init; }

    /// <summary>The date and time as written; no zone is named, and none is guessed.</summary>
    public DateTime? WrittenTime { get; init; }

    /// <summary>The number of the picture (FrameCnt or SrtCnt).</summary>
    public long? FrameNumber { get; init; }

    /// <summary>The time since the picture before in milliseconds (DiffTime).</summary>
    public double? DiffMillis { get; init; }

    /// <summary>The latitude that is written with its name, in degrees.</summary>
    public double? Latitude { get; init; }

    /// <summary>The longitude that is written with its name, in degrees.</summary>
    public double? Longitude { get; init; }

    /// <summary>The pair of <c>GPS(…)</c>, whose order the file as a whole decides.</summary>
    public NumberPair? Pair { get; init; }

    /// <summary>The pair of <c>HOME(…)</c>, in the same order.</summary>
    public NumberPair? Home { get; init; }

    /// <summary>Where it is, in the order of the file.</summary>
    public GeoPoint? Position { get; init; }

    /// <summary>The altitude in metres (abs_alt, altitude, or a third number with its unit).</summary>
    public double? AltitudeMetres { get; init; }

    /// <summary>The height above take-off in metres (rel_alt, H, BAROMETER).</summary>
    public double? RelativeHeightMetres { get; init; }

    /// <summary>The distance from home in metres (D).</summary>
    public double? HomeDistanceMetres { get; init; }

    /// <summary>The speed over ground in metres a second (H.S).</summary>
    public double? GroundSpeed { get; init; }

    /// <summary>The speed upward in metres a second (V.S).</summary>
    public double? VerticalSpeed { get; init; }

    /// <summary>The aircraft's yaw, pitch and roll in degrees.</summary>
    public Attitude? Flight { get; init; }

    /// <summary>The gimbal's yaw, pitch and roll in degrees.</summary>
    public Attitude? Gimbal { get; init; }

    /// <summary>The sensitivity of the sensor.</summary>
    public double? Iso { get; init; }

    /// <summary>The exposure in seconds.</summary>
    public double? ExposureSeconds { get; init; }

    /// <summary>The f-number.</summary>
    public double? FNumber { get; init; }

    /// <summary>The exposure compensation.</summary>
    public double? ExposureValue { get; init; }

    /// <summary>The color temperature in kelvin (ct).</summary>
    public double? ColorTemperature { get; init; }

    /// <summary>The color mode as written (color_md).</summary>
    public string? ColorMode { get; init; }

    /// <summary>The focal length in millimetres as for full-frame film, as makers write it.</summary>
    public double? FocalLengthMillimetres { get; init; }

    /// <summary>The digital zoom as written.</summary>
    public double? Zoom { get; init; }
}
