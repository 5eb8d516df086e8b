using System.Buffers.Binary;
using Probative.Formats.Bytes;
using Probative.Formats.Segments;

namespace Probative.Formats.Types;

/// <summary>Finds where a file's own format ends, and what lies behind that.</summary>
internal static class AppendedReader
{
    // A picture or document of which more would have to be walked is not looked at to its end.
    private const long MostWalked = 1L << 30;

    public static AppendedBytes? Read(ByteSource source, TypeFinding finding)
    {
        if (finding.Offset != 0 || EndOf(source, finding.Type) is not var (end, what)) return null;
        if (end <= 0 || end >= source.Length) return null;
        var head = new Head(source, end, source.Length - end);
        var isOneValue = head.Bytes.Length > 0 && !head.Bytes.ContainsAnyExcept(head.Bytes[0]);
        var content = isOneValue
            ? new TypeFinding(OtherTypes.None, end, [], IsGuess: true)
            : Recogniser.Read(head);
        return new AppendedBytes(end, source.Length - end, what, isOneValue, content);
    }

    private static (long End, string What)? EndOf(ByteSource source, FileType type)
    {
        var part = source.Length <= MostWalked ? source : new PartBytes(source, 0, MostWalked);
        if (type == PictureTypes.Jpeg) return Walked(part, "EOI marker");
        if (type == PictureTypes.Png) return Walked(part, "IEND chunk");
        if (type == PictureTypes.Gif) return Walked(part, "trailer");
        if (type == PictureTypes.Bmp) return Stated(source, 2, "length in the header");
        if (type == MediaTypes.Wav || type == MediaTypes.Avi || type == PictureTypes.WebP)
        {
            return SegmentReader.Read(source)?.End is { } end ? (end, "RIFF length") : null;
        }

        if (type == MediaTypes.Matroska || type == MediaTypes.WebM)
        {
            return SegmentReader.Read(source)?.End is { } end ? (end, "segment") : null;
        }

        if (type == PaperTypes.Pdf) return BehindPdf(source);
        if (type == OtherTypes.Sqlite) return BehindPages(source);
        var start = new Head(source, 0, source.Length, 16);
        if (start.Has(0, "PK"u8))
        {
            return ZipNames.TryFindEnd(source, out var zip) ? (zip.Behind, "end record") : null;
        }

        return start.Has(4, "ftyp"u8) ? BoxWalk.End(source) is { } last ? (last, "last box") : null : null;
    }

    private static (long, string)? Walked(ByteSource part, string what) =>
        SegmentReader.Read(part)?.End is { } end ? (end, what) : null;

    private static (long, string)? Stated(ByteSource source, long offset, string what) =>
        source.TryUInt32Little(offset, out var length) && length >= 26 ? (length, what) : null;

    // ISO 32000-1 7.5.5: the last line is %%EOF; its line break still belongs to it.
    private static (long, string)? BehindPdf(ByteSource source)
    {
        var tail = new byte[(int)Math.Min(source.Length, 64 * 1024)];
        var start = source.Length - tail.Length;
        if (!source.TryRead(start, tail)) return null;
        var at = tail.AsSpan().LastIndexOf("%%EOF"u8);
        if (at < 0) return null;
        at += 5;
        while (at < tail.Length && tail[at] is (byte)'\r' or (byte)'\n' or (byte)' ') at++;
        return (start + at, "last %%EOF");
    }

    // SQLite file format 1.3: the page count holds when the change counter equals the version it is for.
    private static (long, string)? BehindPages(ByteSource source)
    {
        Span<byte> header = stackalloc byte[100];
        if (!source.TryRead(0, header)) return null;
        if (!header.Slice(24, 4).SequenceEqual(header.Slice(92, 4))) return null;
        long page = BinaryPrimitives.ReadUInt16BigEndian(header[16..]);
        var end = (page == 1 ? 65_536 : page) * BinaryPrimitives.ReadUInt32BigEndian(header[28..]);
        return (end, "last page");
    }
}
