namespace Probative.Fingerprints.Sounds;

/// <summary>What all readers of samples hold to.</summary>
internal static class Pcm
{
    public const int LowestRate = 4_000;
    public const int HighestRate = 768_000;

    /// <summary>The level of nothing but zeros: no logarithm says minus infinity.</summary>
    public const double LowestDbfs = -200;

    public static int Checked(int rateHertz)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rateHertz, LowestRate);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rateHertz, HighestRate);
        return rateHertz;
    }

    /// <summary>A sample that is no number, or far out of range, would spoil every sum after it.</summary>
    public static float Finite(float sample) => float.IsFinite(sample) ? Math.Clamp(sample, -16f, 16f) : 0;

    /// <summary>Of an amplitude, where 1 is full scale.</summary>
    public static double AmplitudeDbfs(double amplitude) => PowerDbfs(amplitude * amplitude);

    /// <summary>Of a mean square.</summary>
    public static double PowerDbfs(double power) =>
        power <= 1e-20 ? LowestDbfs : Math.Max(LowestDbfs, 10 * Math.Log10(power));

    public static int PowerOfTwo(double least) =>
        (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, Math.Ceiling(least)));
}
