namespace Probative.Fingerprints.Sounds;

/// <summary>What a column of a drawn waveform shows.</summary>
/// <param name="Lowest">The lowest sample.</param>
/// <param name="Highest">The highest sample.</param>
/// <param name="MeanSquare">The mean of the squares; its root is the RMS amplitude.</param>
public readonly record struct WaveformBucket(float Lowest, float Highest, double MeanSquare)
{
    /// <summary>Root mean square, 0 to 1 of full scale.</summary>
    public double Rms => Math.Sqrt(MeanSquare);
}
