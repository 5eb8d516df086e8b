using System.Buffers.Binary;
using System.Text;
using Probative.Formats.Bytes;

namespace Probative.Formats.Types;

/// <summary>
/// The names in a ZIP archive's central directory, and where its end record lies, as a lenient program would
/// find them: an archive behind other bytes counts too (APPNOTE 4.3.12 and 4.3.16).
/// </summary>
internal static class ZipNames
{
    private const int RecordBytes = 22;

    // A comment may hold the signature by chance; one that holds it more often is not worth the reading.
    private const int MostCandidates = 64;
    private const int MostNames = 400;
    private const int MostDirectoryBytes = 256 * 1024;

    public static IReadOnlyList<string> Read(ByteSource source) =>
        TryFindEnd(source, out var end) ? Names(source, end) : [];

    /// <summary>The last end record in the file whose central directory lies where it can.</summary>
    public static bool TryFindEnd(ByteSource source, out ZipEnd end)
    {
        end = default;
        var window = new byte[(int)Math.Min(source.Length, RecordBytes + 65_535)];
        var start = source.Length - window.Length;
        if (!source.TryRead(start, window)) return false;
        ReadOnlySpan<byte> left = window;
        for (var i = 0; i < MostCandidates; i++)
        {
            var at = left.LastIndexOf("PK\u0005\u0006"u8);
            if (at < 0) return false;
            var isWhole = at + RecordBytes <= window.Length;
            if (isWhole && IsEnd(source, window.AsSpan(at), start + at, out end)) return true;
            left = left[..at];
        }

        return false;
    }

    private static bool IsEnd(ByteSource source, ReadOnlySpan<byte> record, long offset, out ZipEnd end)
    {
        var size = BinaryPrimitives.ReadUInt32LittleEndian(record[12..]);
        var stated = BinaryPrimitives.ReadUInt32LittleEndian(record[16..]);
        var comment = BinaryPrimitives.ReadUInt16LittleEndian(record[20..]);
        var directory = size == uint.MaxValue ? stated : offset - size;
        end = new ZipEnd(
            offset, directory, Math.Max(0, directory - stated), size,
            Math.Min(source.Length, offset + RecordBytes + comment));
        if (size == 0) return stated <= offset;
        Span<byte> entry = stackalloc byte[4];
        return source.TryRead(directory, entry) && entry.SequenceEqual("PK\u0001\u0002"u8);
    }

    private static List<string> Names(ByteSource source, ZipEnd end)
    {
        var names = new List<string>();
        var bytes = new byte[(int)Math.Min(end.DirectoryBytes, MostDirectoryBytes)];
        ReadOnlySpan<byte> left = bytes.AsSpan(0, source.Read(end.Directory, bytes));
        while (names.Count < MostNames && left.Length > 46 && left.StartsWith("PK\u0001\u0002"u8))
        {
            var name = BinaryPrimitives.ReadUInt16LittleEndian(left[28..]);
            var extra = BinaryPrimitives.ReadUInt16LittleEndian(left[30..]);
            var comment = BinaryPrimitives.ReadUInt16LittleEndian(left[32..]);
            if (46 + name > left.Length) break;
            names.Add(Encoding.UTF8.GetString(left.Slice(46, Math.Min((int)name, 260))));
            left = left[Math.Min(46 + name + extra + comment, left.Length)..];
        }

        return names;
    }
}
