using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace Probative.Formats.Containers;

/// <summary>The end of a ZIP archive: where its central directory is (APPNOTE 4.3.14 to 4.3.16).</summary>
/// <param name="Entries">The number of entries that the archive states.</param>
/// <param name="DirectoryOffset">Where the central directory begins.</param>
/// <param name="DirectoryEnd">Where it ends: at the record that pointed to it.</param>
internal readonly record struct ZipTail(ulong Entries, long DirectoryOffset, long DirectoryEnd)
{
    private const int RecordLength = 22;
    private const int LocatorLength = 20;
    private const int Record64Length = 56;
    private const int LongestComment = 65_535;

    /// <summary>
    /// Finds the tail; false with a reason when this is no ZIP archive that can be trusted.
    /// </summary>
    public static bool TryRead(SafeFileHandle file, long length, out ZipTail tail, out string reason)
    {
        tail = default;
        int window = (int)Math.Min(length, RecordLength + LongestComment);
        byte[] bytes = new byte[window];
        if (ReadAt(file, bytes, length - window) != window || !TryFindRecord(bytes, out int at))
        {
            reason = "It has no end-of-archive record: it is not a ZIP file, or its end is missing.";
            return false;
        }

        ReadOnlySpan<byte> record = bytes.AsSpan(at);
        long recordOffset = length - window + at;
        ulong entries = BinaryPrimitives.ReadUInt16LittleEndian(record[10..]);
        ulong directoryLength = BinaryPrimitives.ReadUInt32LittleEndian(record[12..]);
        ulong directoryOffset = BinaryPrimitives.ReadUInt32LittleEndian(record[16..]);
        bool oneDisk = BinaryPrimitives.ReadUInt32LittleEndian(record[4..]) == 0;
        long end = recordOffset;
        if (entries == ushort.MaxValue || directoryLength == uint.MaxValue
            || directoryOffset == uint.MaxValue)
        {
            if (!TryRead64(
                file, recordOffset, out ulong n, out directoryLength, out directoryOffset, out end))
            {
                reason = "Its ZIP64 end-of-archive record is missing or broken.";
                return false;
            }

            entries = n;
        }

        // Anything between the directory and its record, or before the first entry, could be a second archive
        // that another program sees instead of this one.
        if (!oneDisk || directoryLength > (ulong)end || directoryOffset != (ulong)end - directoryLength)
        {
            reason = "Its central directory is not where the end-of-archive record says.";
            return false;
        }

        tail = new ZipTail(entries, (long)directoryOffset, end);
        reason = "";
        return true;
    }

    /// <summary>Reads as much as there is at an offset.</summary>
    public static int ReadAt(SafeFileHandle file, Span<byte> buffer, long offset)
    {
        var filled = 0;
        while (filled < buffer.Length)
        {
            int count = RandomAccess.Read(file, buffer[filled..], offset + filled);
            if (count == 0) break;
            filled += count;
        }

        return filled;
    }

    private static bool TryFindRecord(ReadOnlySpan<byte> bytes, out int at)
    {
        // The comment must reach exactly to the end, so a record hidden inside a comment is not taken.
        for (at = bytes.Length - RecordLength; at >= 0; at--)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]) == 0x06054b50
                && BinaryPrimitives.ReadUInt16LittleEndian(
                    bytes[(at + 20)..]) == bytes.Length - at - RecordLength)
            {
                return true;
            }
        }

        return false;
    }

    private static bool TryRead64(
        SafeFileHandle file,
        long recordOffset,
        out ulong entries,
        out ulong length,
        out ulong offset,
        out long end)
    {
        (entries, length, offset, end) = (0, 0, 0, 0);
        Span<byte> bytes = stackalloc byte[LocatorLength + Record64Length];
        Span<byte> locator = bytes[Record64Length..];
        if (recordOffset < bytes.Length || ReadAt(file, bytes, recordOffset - bytes.Length) != bytes.Length)
            return false;
        if (BinaryPrimitives.ReadUInt32LittleEndian(locator) != 0x07064b50) return false;

        // The record lies directly before its locator; an extensible sector (which nobody writes) is not
        // read.
        end = recordOffset - bytes.Length;
        if (BinaryPrimitives.ReadUInt64LittleEndian(locator[8..]) != (ulong)end
            || BinaryPrimitives.ReadUInt32LittleEndian(bytes) != 0x06064b50)
        {
            return false;
        }

        entries = BinaryPrimitives.ReadUInt64LittleEndian(bytes[32..]);
        length = BinaryPrimitives.ReadUInt64LittleEndian(bytes[40..]);
        offset = BinaryPrimitives.ReadUInt64LittleEndian(bytes[48..]);
        return BinaryPrimitives.ReadUInt64LittleEndian(bytes[16..]) == 0;
    }
}
