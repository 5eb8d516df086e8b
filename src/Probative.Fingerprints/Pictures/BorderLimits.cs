namespace Probative.Fingerprints.Pictures;

/// <summary>
/// When lines at the edge of a picture are read as a border that was put around it. Levels are steps of
/// brightness, 0 to 255.
/// </summary>
public sealed record BorderLimits
{
    /// <summary>The limits that are used where none are given.</summary>
    public static BorderLimits Default { get; } = new();

    /// <summary>A line of a border deviates from its mean by at most so many levels (RMS).</summary>
    public double LineDeviation { get; init; } = 4;

    /// <summary>The mean of each line of a border lies so near that of the outermost line.</summary>
    public double ColourDifference { get; init; } = 6;

    /// <summary>
    /// Behind the border pixels differ from it by at least so many levels on average. A dark sky, which
    /// brightens slowly, ends nowhere and is no border.
    /// </summary>
    public double EdgeContrast { get; init; } = 12;

    /// <summary>Fewer lines are no border: encoders leave such.</summary>
    public int ThinnestBorder { get; init; } = 2;

    /// <summary>A border takes at most this part of the height or width, on one side.</summary>
    public double ThickestPart { get; init; } = 0.4;

    /// <summary>
    /// What is left keeps at least this part of the area; otherwise nothing is cut away. Night scenes stay.
    /// </summary>
    public double SmallestArea { get; init; } = 0.25;

    /// <summary>A border is there in at least this part of the frames that are not of one colour.</summary>
    public double SteadyPart { get; init; } = 0.95;

    /// <summary>Its end shows clearly in at least this part of them, and in one.</summary>
    public double ClearPart { get; init; } = 0.05;
}
