namespace Probative.Formats.Telemetry;

/// <summary>What a track is held against; an examiner may state other limits.</summary>
public sealed record TrackLimits
{
    /// <summary>The limits that are used where none are stated.</summary>
    public static TrackLimits Usual { get; } = new();

    /// <summary>
    /// The speed above which a way is called a jump, in metres a second: about that of sound, which no
    /// unmanned aircraft with a camera flies.
    /// </summary>
    public double SpeedMetresPerSecond { get; init; } = 350;

    /// <summary>The way in metres that rounding of coordinates may make, taken off before a speed.</summary>
    public double SlackMetres { get; init; } = 25;

    /// <summary>The shortest gap in seconds.</summary>
    public double GapSeconds { get; init; } = 1;

    /// <summary>How many usual steps a gap is at least.</summary>
    public double GapSteps { get; init; } = 5;

    /// <summary>
    /// The most points that are held: at 30 a second, more than four hours; about a kilobyte of memory each.
    /// </summary>
    public int PointsMost { get; init; } = 500_000;
}
