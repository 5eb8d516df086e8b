namespace Probative.Formats.IsoBmff;

/// <summary>What fragments add to one track (ISO/IEC 14496-12 clauses 8.8.6 to 8.8.8).</summary>
/// <param name="Track">The identifier of the track.</param>
/// <param name="Runs">The number of runs of samples.</param>
/// <param name="Samples">The number of samples in them.</param>
/// <param name="Ticks">Their durations added up, in ticks of the track.</param>
/// <param name="SizeBytes">Their sizes added up.</param>
/// <param name="FirstDecodeTime">The decode time of the first fragment that states one (8.8.12).</param>
/// <param name="LastDecodeTime">That of the last.</param>
public sealed record TrackFragments(
    uint Track,
    long Runs,
    ulong Samples,
    ulong Ticks,
    ulong SizeBytes,
    ulong? FirstDecodeTime,
    ulong? LastDecodeTime);
