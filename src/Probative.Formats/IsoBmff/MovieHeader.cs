namespace Probative.Formats.IsoBmff;

/// <summary>The movie header box (ISO/IEC 14496-12 clause 8.2.2).</summary>
/// <param name="Created">When the presentation was made, as it states.</param>
/// <param name="Modified">When it was last changed, as it states.</param>
/// <param name="Timescale">Ticks a second.</param>
/// <param name="Duration">In ticks; all ones where it is not known.</param>
/// <param name="NextTrack">The identifier that the next track would get.</param>
public sealed record MovieHeader(
    BoxTime Created, BoxTime Modified, uint Timescale, ulong Duration, uint NextTrack)
{
    /// <summary>The duration in seconds; null where it is not known or has no timescale.</summary>
    public double? Seconds => Ticks.ToSeconds(Duration, Timescale);
}
