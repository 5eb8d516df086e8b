using Probative.Fingerprints.Pictures;

namespace Probative.Fingerprints.HashLists;

/// <summary>One hash of a list.</summary>
/// <param name="Hash">PDQ of a picture, or of a frame.</param>
/// <param name="Quality">0 to 100; null where the list does not say.</param>
/// <param name="Frame">The number of the frame, from 0; null where the list does not say.</param>
/// <param name="TimeMilliseconds">From the beginning of the film; null where the list does not say.</param>
/// <param name="Item">What it is of, in the list's own words; null where the list does not say.</param>
public readonly record struct HashListEntry(
    PdqHash Hash, int? Quality, long? Frame, long? TimeMilliseconds, string? Item)
{
    /// <summary>Under this quality a hash says little, and ThreatExchange compares none.</summary>
    public const int LeastQuality = 50;

    /// <summary>The most characters of <see cref="Item"/>.</summary>
    public const int ItemLengthMax = 1_000;

    /// <summary>The latest time of a frame: a thousand days.</summary>
    public const long TimeMillisecondsMax = 86_400_000_000;

    /// <summary>Whether its quality is stated and too low to be compared.</summary>
    public bool IsPoor => Quality < LeastQuality;
}
