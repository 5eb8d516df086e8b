namespace Probative.Fingerprints.Tmk;

/// <summary>
/// What a TMK feature file (TMK1, FVEC, PDQF) of another program says of a video: means of what the frames
/// show, once over all of it and once with waves of several lengths. The video cannot be had from it.
/// </summary>
public sealed record TmkPrint
{
    /// <summary>Frames a second to which the video was brought before it was measured.</summary>
    public required int FramesPerSecond { get; init; }

    /// <summary>How many frames were measured.</summary>
    public required int FrameCount { get; init; }

    /// <summary>
    /// Lengths of the longest waves, in frames. An offset between two videos is known modulo one of them.
    /// </summary>
    public required IReadOnlyList<int> Periods { get; init; }

    /// <summary>The weight of each wave that has a whole number of turns in a period, from none on.</summary>
    public required ReadOnlyMemory<float> Coefficients { get; init; }

    /// <summary>The mean over all frames, one number a dimension.</summary>
    public required ReadOnlyMemory<float> Average { get; init; }

    /// <summary>
    /// Weighted by cosines: for each period, in it for each coefficient, as many numbers as there are
    /// dimensions.
    /// </summary>
    public required ReadOnlyMemory<float> Cosines { get; init; }

    /// <summary>Weighted by sines, in the order of <see cref="Cosines"/>.</summary>
    public required ReadOnlyMemory<float> Sines { get; init; }

    /// <summary>How many numbers stand for a frame.</summary>
    public int Dimension => Average.Length;

    /// <summary>How long the measured frames last, in seconds.</summary>
    public double Seconds => (double)FrameCount / FramesPerSecond;
}
