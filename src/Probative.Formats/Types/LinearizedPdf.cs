using System.Buffers.Text;
using Probative.Formats.Bytes;

namespace Probative.Formats.Types;

/// <summary>
/// What a PDF that is laid out for reading from the net states of itself (ISO 32000-1 annex F). It has a
/// <c>%%EOF</c> near its beginning, so that what is left of a cut one seems to end there.
/// </summary>
internal static class LinearizedPdf
{
    // F.3.3: the whole dictionary stands in the first 1024 bytes.
    private const int Reach = 1024;

    /// <summary>The length of the whole file; null where none is stated.</summary>
    public static long? StatedLength(ByteSource source)
    {
        var head = new byte[(int)Math.Min(source.Length, Reach)];
        if (!source.TryRead(0, head)) return null;
        var at = head.AsSpan().IndexOf("/Linearized"u8);
        if (at < 0) return null;
        var begin = head.AsSpan(0, at).LastIndexOf("<<"u8);
        var end = head.AsSpan(at).IndexOf(">>"u8);
        return begin < 0 || end < 0 ? null : LengthIn(head.AsSpan(begin, at - begin + end));
    }

    private static long? LengthIn(ReadOnlySpan<byte> entries)
    {
        while (entries.IndexOf("/L"u8) is >= 0 and var at)
        {
            entries = entries[(at + 2)..];
            var digits = entries.TrimStart(" \t\r\n\f\0"u8);

            // A name goes on to the next delimiter: without a space it is another key, as /Linearized.
            if (digits.Length < entries.Length && Utf8Parser.TryParse(digits, out long length, out _))
                return length;
        }

        return null;
    }
}
