namespace Probative.Fingerprints.Tmk;

/// <summary>
/// What two videos have in common at each offset within a period, as a sum of waves: wave number i has i
/// turns in the period.
/// </summary>
/// <param name="even">The height of each wave's cosine.</param>
/// <param name="odd">The height of each wave's sine.</param>
internal readonly struct TmkWaves(double[] even, double[] odd)
{
    /// <summary>The sum where nothing is moved.</summary>
    public double Together => even.Sum();

    /// <summary>The highest sum of all whole offsets, and the first at which it stands.</summary>
    /// <param name="period">The period in frames; offsets are looked at from 0 on and below it.</param>
    public (double Height, int Offset) Highest(int period)
    {
        var (best, at) = (double.NegativeInfinity, 0);
        for (var offset = 0; offset < period; offset++)
        {
            var (sine, cosine) = Math.SinCos(2 * Math.PI * offset / period);
            var height = At(cosine, sine);
            if (height > best) (best, at) = (height, offset);
        }

        return (best, at);
    }

    /// <summary>
    /// The sum at one angle: the real part of a polynomial at a point of the unit circle, from the highest
    /// power down, so that one sine and one cosine are enough.
    /// </summary>
    private double At(double cosine, double sine)
    {
        var (real, imaginary) = (0.0, 0.0);
        for (var i = even.Length - 1; i >= 0; i--)
        {
            (real, imaginary) = (
                (real * cosine) - (imaginary * sine) + even[i],
                (real * sine) + (imaginary * cosine) - odd[i]);
        }

        return real;
    }
}
