namespace Probative.Formats.IsoBmff;

/// <summary>The movie fragments of a file, summarised (ISO/IEC 14496-12 clause 8.8).</summary>
/// <param name="Fragments">The number of <c>moof</c> boxes.</param>
/// <param name="FirstSequence">The sequence number of the first.</param>
/// <param name="LastSequence">That of the last.</param>
/// <param name="SequenceFaults">How often a number is not one more than the one before.</param>
/// <param name="Tracks">By track, at most 64 of them.</param>
public sealed record FragmentSummary(
    long Fragments,
    uint? FirstSequence,
    uint? LastSequence,
    long SequenceFaults,
    IReadOnlyList<TrackFragments> Tracks);
