using Probative.Fingerprints.Geometry;

namespace Probative.Fingerprints.Copies;

/// <summary>A stretch of two films that show the same, as far as was measured.</summary>
internal sealed record Alignment
{
    public required TimeLine Line { get; init; }

    public required bool IsMirrored { get; init; }

    /// <summary>From the first frame to the second, which is taken mirrored where that is so.</summary>
    public required PlaneMap Map { get; init; }

    /// <summary>From the first frame to the second as it is.</summary>
    public required PlaneMap WholeMap { get; init; }

    /// <summary>
    /// The samples of the second film in it, in order, each with the one before it in time of the first.
    /// </summary>
    public required SamplePair[] Pairs { get; init; }

    /// <summary>Indices of the second film's first and last sample in it.</summary>
    public required (int First, int Last) Run { get; init; }

    /// <summary>How many samples of the run agree.</summary>
    public required int Agreeing { get; init; }

    /// <summary>Distinct areas in which features agree, added up over the pairs.</summary>
    public required int Support { get; init; }

    /// <summary>Distinct areas of the frame in which features agree in any pair.</summary>
    public required int Areas { get; init; }

    /// <summary>See <see cref="DriftReader"/>.</summary>
    public required double DriftPerSecond { get; init; }

    /// <summary>How many pairs have hashes within 31 bits.</summary>
    public required int NearHashes { get; init; }

    public required FrameWarp Warp { get; init; }

    public required ChangeReader Changes { get; init; }
}
