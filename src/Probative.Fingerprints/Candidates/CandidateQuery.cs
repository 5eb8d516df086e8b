using Probative.Fingerprints.Pictures;

namespace Probative.Fingerprints.Candidates;

/// <summary>One look-up, and what it says when it finds something.</summary>
/// <param name="Hash">What is looked up.</param>
/// <param name="Tag">Sample, level, turn and place; mirrored where the query is.</param>
/// <param name="X">
/// A feature's place across, exactly: in parts of 32 reduced pixels, of which a tag has whole ones.
/// </param>
/// <param name="Y">Its place down, likewise.</param>
/// <param name="IsMirrored">Whether left and right are swapped.</param>
internal readonly record struct CandidateQuery(
    PdqHash Hash, CandidateTag Tag, float X, float Y, bool IsMirrored)
{
    /// <summary>
    /// Whether an entry that lies near says something: it is of the same kind, and not both frames are poor.
    /// </summary>
    public bool Agrees(CandidateTag entry) => entry.IsHash == Tag.IsHash && !(entry.IsPoor && Tag.IsPoor);
}
