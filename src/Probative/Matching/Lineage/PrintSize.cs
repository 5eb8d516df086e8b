namespace Probative.Matching.Lineage;

/// <summary>What a print says of its film.</summary>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="DurationMilliseconds">0 for a picture.</param>
internal readonly record struct PrintSize(int Width, int Height, long DurationMilliseconds)
{
    public long Pixels => (long)Width * Height;
}
