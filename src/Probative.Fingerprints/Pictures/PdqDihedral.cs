namespace Probative.Fingerprints.Pictures;

/// <summary>
/// The hashes of one picture and of its seven turns and mirrorings, in the order and with the names of the
/// reference program. Hashing once gives all: each only swaps and negates coefficients.
/// </summary>
/// <param name="Original">As it is.</param>
/// <param name="Rotate90">Turned by 90 degrees.</param>
/// <param name="Rotate180">Turned by 180 degrees.</param>
/// <param name="Rotate270">Turned by 270 degrees.</param>
/// <param name="FlipX">Top and bottom swapped.</param>
/// <param name="FlipY">Left and right swapped.</param>
/// <param name="FlipPlus1">Mirrored at the diagonal from the upper left to the lower right.</param>
/// <param name="FlipMinus1">Mirrored at the other diagonal.</param>
/// <param name="Quality">0 to 100, the same for all.</param>
public sealed record PdqDihedral(
    PdqHash Original,
    PdqHash Rotate90,
    PdqHash Rotate180,
    PdqHash Rotate270,
    PdqHash FlipX,
    PdqHash FlipY,
    PdqHash FlipPlus1,
    PdqHash FlipMinus1,
    int Quality)
{
    /// <summary>All eight, in the order above.</summary>
    public IReadOnlyList<PdqHash> All { get; } =
        [Original, Rotate90, Rotate180, Rotate270, FlipX, FlipY, FlipPlus1, FlipMinus1];
}
