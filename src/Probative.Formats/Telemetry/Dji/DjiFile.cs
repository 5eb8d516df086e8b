namespace Probative.Formats.Telemetry.Dji;

/// <summary>A subtitle file of a DJI aircraft, as far as it could be read.</summary>
public sealed record DjiFile
{
    /// <summary>The cues in their order, those without telemetry too.</summary>
    public required IReadOnlyList<DjiCue> Cues { get; init; }

    /// <summary>Cues beyond the limit, which were counted and not held.</summary>
    public required long CuesLeftOut { get; init; }

    /// <summary>Whether any cue holds words that DJI aircraft write.</summary>
    public required bool IsTelemetry { get; init; }

    /// <summary>The order in which pairs of coordinates are read.</summary>
    public required CoordinateOrder Order { get; init; }

    /// <summary>By what that was decided.</summary>
    public required OrderReason OrderReason { get; init; }

    /// <summary>Whether the other order would give places on Earth too.</summary>
    public required bool IsOrderAmbiguous { get; init; }

    /// <summary>Cues with coordinates of zero, which stand for no reception.</summary>
    public required int ZeroPositions { get; init; }

    /// <summary>The names of values that occur, as written, at most a hundred.</summary>
    public required IReadOnlyList<string> Fields { get; init; }

    /// <summary>The text of the first cue with telemetry, as written, without tags; empty for none.</summary>
    public required string FirstText { get; init; }

    /// <summary>What is wrong, with offsets.</summary>
    public required DamageList Damage { get; init; }

    /// <summary>The track; its times are as written, without a zone, or of the recording alone.</summary>
    public Track ToTrack(TrackLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        var points = Cues.Select(Point).ToList();
        return Track.Of(points, limits, CuesLeftOut);
    }

    private static TrackPoint Point(DjiCue cue) => new()
    {
        WrittenTime = cue.WrittenTime,
        MediaMicros = cue.StartMicros,
        Number = cue.Number,
        Offset = cue.Offset,
        Position = cue.Position,
        AltitudeMetres = cue.AltitudeMetres,
        RelativeHeightMetres = cue.RelativeHeightMetres,
        Heading = cue.Flight?.Yaw,
        Pitch = cue.Flight?.Pitch,
        Roll = cue.Flight?.Roll,
        GimbalYaw = cue.Gimbal?.Yaw,
        GimbalPitch = cue.Gimbal?.Pitch,
        GimbalRoll = cue.Gimbal?.Roll,
    };
}
