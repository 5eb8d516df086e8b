using System.Buffers.Binary;
using System.IO.Compression;
using Microsoft.Win32.SafeHandles;

namespace Probative.Formats.Containers;

/// <summary>
/// Reads one entry of a ZIP archive. The local header must repeat what the central directory said, because
/// other programs go by it; the unpacked bytes are counted against the stated length.
/// </summary>
internal sealed class ZipEntryReader(SafeFileHandle file, ZipEntry entry)
    : EntryReader(entry.Path, entry.Bytes)
{
    public const int LocalHeaderLength = 30;
    private Stream? _content;
    private Crc32 _crc = Crc32.Start();

    protected override int ReadCore(Span<byte> buffer)
    {
        int count = (_content ??= OpenContent()).Read(buffer);
        _crc.Append(buffer[..count]);
        return count == 0 && _crc.Value != entry.Crc
            ? throw new InvalidDataException("The checksum of the archive is not that of the entry.")
            : count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _content?.Dispose();
        base.Dispose(disposing);
    }

    private Stream OpenContent()
    {
        // APPNOTE 4.3.7.
        Span<byte> header = stackalloc byte[LocalHeaderLength];
        if (ZipTail.ReadAt(file, header, entry.HeaderOffset) != header.Length
            || BinaryPrimitives.ReadUInt32LittleEndian(header) != 0x04034b50)
        {
            throw new InvalidDataException("There is no local header where the directory says.");
        }

        ushort flags = BinaryPrimitives.ReadUInt16LittleEndian(header[6..]);
        ushort method = BinaryPrimitives.ReadUInt16LittleEndian(header[8..]);
        int nameLength = BinaryPrimitives.ReadUInt16LittleEndian(header[26..]);
        int extraLength = BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
        byte[] name = new byte[nameLength];
        if ((flags & 1) != 0 || method != (entry.IsDeflated ? 8 : 0)
            || ZipTail.ReadAt(file, name, entry.HeaderOffset + LocalHeaderLength) != nameLength
            || !name.AsSpan().SequenceEqual(entry.RawName))
        {
            throw new InvalidDataException("The local header contradicts the directory.");
        }

        long start = entry.HeaderOffset + LocalHeaderLength + nameLength + extraLength;
        if (start + entry.PackedBytes > entry.Limit)
            throw new InvalidDataException("The entry overlaps the next.");
        var packed = new FileSlice(file, start, entry.PackedBytes);
        return entry.IsDeflated ? new DeflateStream(packed, CompressionMode.Decompress) : packed;
    }
}
