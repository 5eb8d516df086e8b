namespace Probative.Fingerprints.Copies;

/// <summary>What speaks for a copy, and what it comes to.</summary>
public sealed record CopyScore
{
    /// <summary>0 to 1; from <see cref="CopyFinder.LeastScore"/> on a stretch is told.</summary>
    public required double Picture { get; init; }

    /// <summary>
    /// By how much the second picture moves against the one map of the frame, in units of its longer side for
    /// each second of the second film. It is not kept.
    /// </summary>
    internal double DriftPerSecond { get; init; }

    /// <summary>Samples of the second film in the stretch.</summary>
    public required int Samples { get; init; }

    /// <summary>How many of them agree on one map of the frame.</summary>
    public required int Agreeing { get; init; }

    /// <summary>
    /// Local features that agree, of each pair of frames counted once in each 144th of the frame, added up.
    /// </summary>
    public required int Features { get; init; }

    /// <summary>In how many 144ths of the frame features agree.</summary>
    public required int Areas { get; init; }

    /// <summary>Pairs of frames whose PDQ hashes lie within 31 bits.</summary>
    public required int NearHashes { get; init; }

    /// <summary>Correlation of the aligned frames, -1 to 1.</summary>
    public required double Likeness { get; init; }

    /// <summary>Which part of what is seen of both is alike, 0 to 1.</summary>
    public required double LikeArea { get; init; }

    /// <summary>Correlation of what changes from frame to frame, -1 to 1; null where nothing does.</summary>
    public required double? Changes { get; init; }

    /// <summary>In which part of what is seen something changes, 0 to 1.</summary>
    public required double Moving { get; init; }
}
