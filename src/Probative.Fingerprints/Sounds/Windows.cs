namespace Probative.Fingerprints.Sounds;

/// <summary>Weights of the samples of a frame.</summary>
internal static class Windows
{
    /// <summary>Hann's, whose squares sum to one: power of white noise stays its mean square.</summary>
    public static double[] Hann(int length)
    {
        var weights = new double[length];
        var squares = 0.0;
        for (var i = 0; i < length; i++)
        {
            weights[i] = 0.5 - (0.5 * Math.Cos(2 * Math.PI * (i + 0.5) / length));
            squares += weights[i] * weights[i];
        }

        var scale = 1 / Math.Sqrt(squares);
        for (var i = 0; i < length; i++) weights[i] *= scale;
        return weights;
    }

    public static void Apply(double[] weights, ReadOnlySpan<float> frame, Span<double> to)
    {
        for (var i = 0; i < weights.Length; i++) to[i] = weights[i] * frame[i];
        to[weights.Length..].Clear();
    }
}
