namespace Probative.Formats.IsoBmff;

/// <summary>One entry of an edit list (ISO/IEC 14496-12 clause 8.6.6).</summary>
/// <param name="Duration">How long it lasts, in ticks of the movie.</param>
/// <param name="MediaTime">Where in the media it begins, in ticks of the track; -1 for nothing shown.</param>
/// <param name="Rate">How fast it plays; 1 is usual, 0 a frozen picture.</param>
public sealed record Edit(ulong Duration, long MediaTime, double Rate);
