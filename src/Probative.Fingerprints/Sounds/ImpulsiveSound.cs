namespace Probative.Fingerprints.Sounds;

/// <summary>
/// A sound that begins at once, over a wide range of frequencies, and dies away soon. Bangs, claps, slammed
/// doors, clicks and faults of a recording are such; what made it is not told.
/// </summary>
/// <param name="TimeSeconds">Where its highest sample lies.</param>
/// <param name="PeakDbfs">The level of that sample.</param>
/// <param name="RiseDb">How far its 5 ms lie above the median level of the quarter second before.</param>
/// <param name="SpreadPart">The part of the frequency bands that rose, 0 to 1.</param>
/// <param name="SinceLastSeconds">From the one before; null for the first.</param>
public readonly record struct ImpulsiveSound(
    double TimeSeconds, double PeakDbfs, double RiseDb, double SpreadPart, double? SinceLastSeconds);
