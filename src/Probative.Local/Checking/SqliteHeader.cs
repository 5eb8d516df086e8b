using System.Buffers.Binary;

namespace Probative.Local.Checking;

/// <summary>The first 100 bytes of a database: https://www.sqlite.org/fileformat.html section 1.3.</summary>
internal readonly ref struct SqliteHeader(ReadOnlySpan<byte> bytes)
{
    public const int SizeBytes = 100;

    private const int WriteAheadLog = 2;
    private const int SchemaFormat = 4;
    private const int Utf8 = 1;

    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public int PageSizeBytes => BinaryPrimitives.ReadUInt16BigEndian(_bytes[16..]);

    public uint FirstFreeTrunk => Word(32);

    /// <summary>
    /// The first field that is not what SQLite writes into a database of ours. Some are never read by any
    /// query, so a flipped bit in them would otherwise go unseen.
    /// </summary>
    public PageFault? FirstFault(long lengthBytes, int userVersion)
    {
        if (!_bytes.StartsWith("SQLite format 3\0"u8))
        {
            return Wrong(0, "the words that every database begins with");
        }

        if (PageSizeBytes != 4096) return Wrong(16, "a page size of 4096");
        if (_bytes[18] != WriteAheadLog || _bytes[19] != WriteAheadLog)
        {
            return Wrong(18, "write-ahead logging");
        }

        if (_bytes[20] != 0) return Wrong(20, "no reserved bytes");
        if (!_bytes[21..24].SequenceEqual((ReadOnlySpan<byte>)[64, 32, 32]))
        {
            return Wrong(21, "fixed fractions");
        }

        if (Word(24) != Word(92)) return Wrong(24, "one change counter in two places");
        if (Word(28) * 4096L != lengthBytes) return Wrong(28, "the length of the file");
        if (Word(44) != SchemaFormat) return Wrong(44, "schema format 4");
        if (Word(48) != 0) return Wrong(48, "no cache size");
        if (Word(52) != 0 || Word(64) != 0) return Wrong(52, "no vacuum mode");
        if (Word(56) != Utf8) return Wrong(56, "UTF-8");
        if (Word(60) != userVersion) return Wrong(60, "the version of the schema");
        if (Word(68) != 0) return Wrong(68, "no application id");
        return _bytes[72..92].ContainsAnyExcept((byte)0) ? Wrong(72, "zeros") : null;
    }

    private uint Word(int offset) => BinaryPrimitives.ReadUInt32BigEndian(_bytes[offset..]);

    private static PageFault Wrong(int offset, string expected) =>
        new(offset, $"Here {expected} was expected.");
}
