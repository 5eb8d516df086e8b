using System.Numerics;

namespace Probative.Fingerprints.Local;

/// <summary>
/// The 256 comparisons that describe what is around a corner. Comparison i + 128 is comparison i with the
/// patch mirrored at its own axis, so that a mirrored picture gives the same bits with the halves swapped.
/// </summary>
/// <param name="A">Bits 0 to 63.</param>
/// <param name="B">Bits 64 to 127.</param>
/// <param name="C">Bits 128 to 191.</param>
/// <param name="D">Bits 192 to 255.</param>
public readonly record struct FeatureBits(ulong A, ulong B, ulong C, ulong D)
{
    /// <summary>The bits that the same corner has in the mirrored picture.</summary>
    public FeatureBits Mirrored => new(C, D, A, B);

    /// <summary>How many bits differ, 0 to 256; about 128 where two have nothing in common.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static int Distance(FeatureBits left, FeatureBits right) =>
        BitOperations.PopCount(left.A ^ right.A)
        + BitOperations.PopCount(left.B ^ right.B)
        + BitOperations.PopCount(left.C ^ right.C)
        + BitOperations.PopCount(left.D ^ right.D);
}
