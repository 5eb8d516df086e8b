namespace Probative.Fingerprints.Local;

/// <summary>A corner of a picture and what is around it.</summary>
/// <param name="X">From the left edge, in 32nds of a pixel of the working picture.</param>
/// <param name="Y">From the upper edge, in 32nds of a pixel of the working picture.</param>
/// <param name="Level">
/// The level of the pyramid, 0 to 8: the patch is 2^(level / 4) times as large as on level 0.
/// </param>
/// <param name="Turn">The direction of its brighter side, in 256ths of a turn.</param>
/// <param name="Bits">The comparisons.</param>
public readonly record struct LocalFeature(ushort X, ushort Y, byte Level, byte Turn, FeatureBits Bits)
{
    /// <summary>Units of a place in a pixel.</summary>
    public const int UnitsPerPixel = 32;

    /// <summary>What it is in the mirrored picture.</summary>
    /// <param name="width">Of the working picture, in pixels.</param>
    public LocalFeature Mirror(int width) => this with
    {
        X = (ushort)((width * UnitsPerPixel) - X),
        Turn = (byte)((Turns.Full / 2) - Turn),
        Bits = Bits.Mirrored,
    };
}
