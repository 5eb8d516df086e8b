namespace Probative.Fingerprints.Sounds;

/// <summary>When a sound counts as impulsive.</summary>
public sealed record ImpulseLimits
{
    /// <summary>The limits that are used where none are given.</summary>
    public static ImpulseLimits Default { get; } = new();

    /// <summary>So far a risen band lies above its median of the quarter second before.</summary>
    public double BandRiseDb { get; init; } = 10;

    /// <summary>The part of the bands that must have risen: tones fill few, bursts most.</summary>
    public double SpreadPart { get; init; } = 0.6;

    /// <summary>So far it must also lie above the loudest of its frames from 32 to 7 ms before.</summary>
    public double AttackDb { get; init; } = 6;

    /// <summary>
    /// So far three quarters of its frames from 25 to 150 ms after must lie below it, in as many bands; a
    /// noise that stays is no impulse, and neither is the first of the pulses of a voice.
    /// </summary>
    public double DecayDb { get; init; } = 8;

    /// <summary>Its highest sample has at least this level.</summary>
    public double LeastPeakDbfs { get; init; } = -50;

    /// <summary>The next one begins so much later at the earliest.</summary>
    public double ApartSeconds { get; init; } = 0.05;
}
