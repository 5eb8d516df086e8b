namespace Probative.Formats.Credentials;

/// <summary>A run of bytes in a file.</summary>
/// <param name="Offset">Where it begins.</param>
/// <param name="LengthBytes">How many bytes it has.</param>
public readonly record struct ByteRange(long Offset, long LengthBytes)
{
    /// <summary>The offset of the first byte that is no longer in it.</summary>
    public long End => Offset + LengthBytes;
}
