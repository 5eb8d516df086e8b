namespace Probative.Fingerprints.Copies;

/// <summary>How the times of two films lie to each other: first = speed · second + offset.</summary>
/// <param name="Speed">
/// Seconds of the first film in one second of the second: 2 where the second runs twice as fast, 0 where the
/// first is a picture.
/// </param>
/// <param name="OffsetSeconds">The time of the first film at the beginning of the second.</param>
public readonly record struct TimeLine(double Speed, double OffsetSeconds)
{
    /// <summary>The slowest that is looked for.</summary>
    public const double SlowestSpeed = 0.45;

    /// <summary>The fastest that is looked for.</summary>
    public const double FastestSpeed = 2.2;

    /// <summary>The time of the first film, in seconds.</summary>
    /// <param name="secondSeconds">The time of the second film, in seconds.</param>
    public double At(double secondSeconds) => (Speed * secondSeconds) + OffsetSeconds;
}
