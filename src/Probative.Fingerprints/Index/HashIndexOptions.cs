namespace Probative.Fingerprints.Index;

/// <summary>How an index is kept.</summary>
public sealed record HashIndexOptions
{
    /// <summary>
    /// With so many entries the tail becomes a segment. Until then each search compares it whole: some ten
    /// microseconds for each query of many.
    /// </summary>
    public int TailLimit { get; init; } = 65_536;

    /// <summary>So many segments of one size become one of the next.</summary>
    public int Fanout { get; init; } = 4;

    /// <summary>
    /// Whether a thread of the index writes segments while adding and searching go on; otherwise
    /// <see cref="HashIndex.Commit"/> does before it returns.
    /// </summary>
    public bool MergesInBackground { get; init; } = true;

    /// <summary>Slots other than those that suit the number of entries; for tests.</summary>
    internal SlotLayout? Layout { get; init; }
}
