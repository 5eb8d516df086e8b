namespace Probative.Fingerprints.Sounds;

/// <summary>How two recordings lie to each other where their fingerprints agree best.</summary>
/// <param name="OffsetSeconds">
/// Where the second recording begins in the time of the first; negative if it begins earlier. In steps of
/// 12.5 ms.
/// </param>
/// <param name="OverlapSeconds">How much of both is neither missing nor quiet.</param>
/// <param name="BitErrorRate">Part of the bits that differ there: 0.5 is chance, 0 one recording.</param>
public readonly record struct SoundMatch(double OffsetSeconds, double OverlapSeconds, double BitErrorRate);
