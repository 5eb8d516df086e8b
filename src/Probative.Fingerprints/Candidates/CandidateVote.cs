namespace Probative.Fingerprints.Candidates;

/// <summary>That a look-up found an entry of a film.</summary>
/// <param name="Query">Sample, level, direction and place in the film that is searched for.</param>
/// <param name="X">The place across, exactly: see <see cref="CandidateQuery"/>.</param>
/// <param name="Y">The place down, likewise.</param>
/// <param name="Entry">Sample, level, direction and place in the film that was found.</param>
/// <param name="IsMirrored">Whether the query was mirrored.</param>
/// <param name="Weight">In 4,096ths of a vote, 1 or more: less where many films have the like.</param>
internal readonly record struct CandidateVote(
    CandidateTag Query, float X, float Y, CandidateTag Entry, bool IsMirrored, int Weight)
{
    /// <summary>A whole vote.</summary>
    public const int Whole = 4_096;

    /// <summary>What votes are gathered by: hand, sample of the query, sample of the film; 25 bits.</summary>
    public int Pair => (IsMirrored ? 1 << 24 : 0) | (Query.Sample << 12) | Entry.Sample;

    /// <summary>By how many levels the entry is larger, -8 to 8.</summary>
    public int Growth => Entry.Level - Query.Level;

    /// <summary>By how much the entry is turned, in 128ths of a turn, -127 to 127.</summary>
    public int Turn => Entry.Turn - Query.Turn;
}
