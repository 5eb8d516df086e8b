namespace Probative.Fingerprints.HashLists;

/// <summary>By what an item and a list are near.</summary>
public enum HashListSign
{
    /// <summary>Hashes are near one by one; in which order, was not told or does not fit.</summary>
    Hashes,

    /// <summary>Hashes are near in the order of their times: a stretch of film.</summary>
    Sequence,

    /// <summary>
    /// Few hashes are near, and all along one line of time are nearer than chance: a border, a large logo.
    /// </summary>
    WeakSequence,
}
