using Probative.Fingerprints.Index;

namespace Probative.Fingerprints.Candidates;

/// <summary>What opening an index of candidates came to.</summary>
public abstract record CandidateOpening
{
    private CandidateOpening()
    {
    }

    /// <summary>It is whole: every sum was checked.</summary>
    /// <param name="Index">The index; the caller disposes it.</param>
    public sealed record Opened(CandidateIndex Index) : CandidateOpening;

    /// <summary>
    /// There is none, or a crash came while it was committed:
    /// <see cref="CandidateIndex.StartAnew"/> makes one.
    /// </summary>
    public sealed record Missing : CandidateOpening;

    /// <summary>
    /// It is not what was written. Nothing of it is searched; <see cref="CandidateIndex.StartAnew"/> and
    /// adding the prints again rebuild it.
    /// </summary>
    /// <param name="Damage">What was found, at least one.</param>
    public sealed record Damaged(IReadOnlyList<IndexDamage> Damage) : CandidateOpening;

    /// <summary>Another process, or this one, has it open.</summary>
    public sealed record InUse : CandidateOpening;
}
