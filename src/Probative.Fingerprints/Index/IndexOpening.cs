namespace Probative.Fingerprints.Index;

/// <summary>What opening an index came to.</summary>
public abstract record IndexOpening
{
    private IndexOpening()
    {
    }

    /// <summary>It is whole: every sum was checked.</summary>
    /// <param name="Index">The index; the caller disposes it.</param>
    public sealed record Opened(HashIndex Index) : IndexOpening;

    /// <summary>There is none: <see cref="HashIndex.StartAnew"/> makes one.</summary>
    public sealed record Missing : IndexOpening;

    /// <summary>
    /// It is not what was written. Nothing of it is searched; <see cref="HashIndex.StartAnew"/> and the
    /// caller's replay rebuild it.
    /// </summary>
    /// <param name="Damage">What was found, at least one.</param>
    public sealed record Damaged(IReadOnlyList<IndexDamage> Damage) : IndexOpening;

    /// <summary>Another process, or this one, has it open.</summary>
    public sealed record InUse : IndexOpening;
}
