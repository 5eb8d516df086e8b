using System.Buffers.Binary;

namespace Probative.Local.Checking;

/// <summary>
/// Follows the checksums of a write-ahead log: https://www.sqlite.org/fileformat.html section 4. SQLite
/// reads up to the first frame that does not agree and passes over the rest, without a word.
/// </summary>
internal static class WriteAheadLog
{
    private const int HeaderBytes = 32;
    private const int FrameHeaderBytes = 24;
    private const uint LittleEndianSums = 0x377f0682;

    /// <summary>
    /// Where a frame that belongs to this log (it has the log's salt) does not agree with its checksum; null
    /// when all do. Frames with another salt are left from before the log was begun anew.
    /// </summary>
    public static long? FindDamage(string path)
    {
        using var file = new FileStream(
            path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1024 * 1024);
        var header = new byte[HeaderBytes];
        if (file.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false) < HeaderBytes) return null;
        var magic = Word(header, 0);
        var pageSize = Word(header, 8);
        if (magic is not (LittleEndianSums or LittleEndianSums + 1) || pageSize is < 512 or > 65_536)
        {
            return 0;
        }

        var sums = new Sums(magic == LittleEndianSums + 1);
        sums.Add(header.AsSpan(0, 24));
        if (!sums.Are(header.AsSpan(24))) return 24;

        var frame = new byte[FrameHeaderBytes + pageSize];
        for (long at = HeaderBytes; ; at += frame.Length)
        {
            // A frame that is not whole was being written when the process ended.
            if (file.ReadAtLeast(frame, frame.Length, throwOnEndOfStream: false) < frame.Length) return null;
            if (!frame.AsSpan(8, 8).SequenceEqual(header.AsSpan(16, 8))) return null;
            sums.Add(frame.AsSpan(0, 8));
            sums.Add(frame.AsSpan(FrameHeaderBytes));
            if (!sums.Are(frame.AsSpan(16))) return at;
        }
    }

    private static uint Word(ReadOnlySpan<byte> bytes, int at) =>
        BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);

    /// <summary>Section 4.2, "Checksum Algorithm".</summary>
    private sealed class Sums(bool isBigEndian)
    {
        private uint _first;
        private uint _second;

        public void Add(ReadOnlySpan<byte> bytes)
        {
            for (var i = 0; i < bytes.Length; i += 8)
            {
                _first += Read(bytes[i..]) + _second;
                _second += Read(bytes[(i + 4)..]) + _first;
            }
        }

        public bool Are(ReadOnlySpan<byte> stored) => Word(stored, 0) == _first && Word(stored, 4) == _second;

        private uint Read(ReadOnlySpan<byte> bytes) => isBigEndian
            ? BinaryPrimitives.ReadUInt32BigEndian(bytes)
            : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
    }
}
