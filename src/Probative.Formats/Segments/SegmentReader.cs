using Probative.Formats.Bytes;

namespace Probative.Formats.Segments;

/// <summary>Lists the segments of JPEG, PNG, GIF, RIFF and EBML (Matroska, WebM) files.</summary>
public static class SegmentReader
{
    /// <summary>
    /// Reads the segments; null when the bytes begin as none of these formats. It never throws for what
    /// stands in the bytes, reads each of them at most once or twice, and holds no more than 64 KiB of them.
    /// </summary>
    /// <param name="source">The file.</param>
    public static SegmentReport? Read(ByteSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        Span<byte> head = stackalloc byte[12];
        head = head[..source.Read(0, head)];
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return JpegSegments.Read(source);
        if (head.StartsWith(PngSegments.Signature)) return PngSegments.Read(source);
        if (head.StartsWith("GIF8"u8)) return GifSegments.Read(source);
        if (head.StartsWith("RIFF"u8) || head.StartsWith("RF64"u8)) return RiffSegments.Read(source);
        var isEbml = head.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]);
        return isEbml ? EbmlSegments.Read(source) : null;
    }
}
