namespace Probative.Fingerprints.Sounds;

/// <summary>A part of a recording.</summary>
/// <param name="StartSeconds">From the beginning of the recording.</param>
/// <param name="EndSeconds">Where it ends; later than the start.</param>
public readonly record struct Stretch(double StartSeconds, double EndSeconds)
{
    /// <summary>How long it is.</summary>
    public double LengthSeconds => EndSeconds - StartSeconds;
}
