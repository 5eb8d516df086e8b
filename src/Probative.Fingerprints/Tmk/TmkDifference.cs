namespace Probative.Fingerprints.Tmk;

/// <summary>What keeps two TMK feature files from being compared.</summary>
public enum TmkDifference
{
    /// <summary>Videos were brought to different numbers of frames a second.</summary>
    FramesPerSecond,

    /// <summary>Waves have different lengths.</summary>
    Periods,

    /// <summary>Waves have different weights, or there are more in one.</summary>
    Coefficients,

    /// <summary>Frames were measured by different counts of numbers.</summary>
    Dimension,
}
