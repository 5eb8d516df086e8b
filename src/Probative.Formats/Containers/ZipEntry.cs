namespace Probative.Formats.Containers;

/// <summary>One file of a ZIP archive as the central directory states it (APPNOTE 4.3.12).</summary>
/// <param name="Path">The name, below the common folder if that was taken off.</param>
/// <param name="RawName">The bytes of the name, which the local header has to repeat.</param>
/// <param name="IsDeflated">True for method 8, false for method 0 (stored).</param>
/// <param name="Crc">The checksum of the unpacked bytes.</param>
/// <param name="PackedBytes">The length in the archive.</param>
/// <param name="Bytes">The length when unpacked, as stated.</param>
/// <param name="HeaderOffset">Where the local header begins.</param>
internal sealed record ZipEntry(
    string Path, byte[] RawName, bool IsDeflated, uint Crc, long PackedBytes, long Bytes, long HeaderOffset)
{
    /// <summary>
    /// Where the next thing in the archive begins; the data of this entry must end before it.
    /// </summary>
    public long Limit { get; set; }
}
