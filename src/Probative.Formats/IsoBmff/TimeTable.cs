namespace Probative.Formats.IsoBmff;

/// <summary>How long the samples of a track last, summarised (ISO/IEC 14496-12 clause 8.6.1.2).</summary>
/// <param name="Entries">The number of entries that were read.</param>
/// <param name="Samples">The number of samples they stand for.</param>
/// <param name="TotalTicks">Their durations added up, in ticks of the track.</param>
/// <param name="First">The duration of the first sample; null where there is none.</param>
/// <param name="Last">The duration of the last one, which writers often make up.</param>
/// <param name="Shortest">The shortest duration, the last entry left out where there are others.</param>
/// <param name="Longest">The longest, counted likewise.</param>
/// <param name="Commonest">The duration that most samples have, among the first 64 different ones.</param>
/// <param name="CommonestSamples">How many have it.</param>
public sealed record TimeTable(
    long Entries,
    ulong Samples,
    ulong TotalTicks,
    uint? First,
    uint? Last,
    uint? Shortest,
    uint? Longest,
    uint? Commonest,
    ulong CommonestSamples)
{
    /// <summary>
    /// True when durations differ by more than the one tick that rounding makes: frames come at no one rate.
    /// </summary>
    public bool IsVariable => Longest - Shortest > 1;
}
