using Probative.Formats.Bytes;

namespace Probative.Formats.Segments;

/// <summary>The blocks of the Graphics Interchange Format, version 89a, sections 15 to 27.</summary>
internal static class GifSegments
{
    public static SegmentReport Read(ByteSource source)
    {
        var list = new SegmentList("GIF", source);
        Span<byte> header = stackalloc byte[13];
        if (!source.TryRead(0, header))
        {
            list.Fault(SegmentCodes.Truncated, 0, "The file ends inside its header.");
            return list.Report(null);
        }

        long at = 13 + TableBytes(header[10]);
        list.Add("header", 0, Math.Min(at, source.Length));
        Span<byte> start = stackalloc byte[10];
        while (list.IsOpen)
        {
            var count = source.Read(at, start);
            var (name, body) = NameOf(start[..count], at);
            if (name == "trailer")
            {
                list.Add(name, at, 1);
                return list.Report(at + 1);
            }

            if (name.Length == 0)
            {
                var isCut = count == 0 || start[0] is 0x21 or 0x2C;
                var code = isCut ? SegmentCodes.Truncated : SegmentCodes.Marker;
                list.Fault(code, at, "No block stands here, and the trailer has not come.");
                return list.Report(null);
            }

            var note = name is "comment" or "application" ? list.NoteAt(body + 1, 40) : null;
            if (!TrySkip(source, body, out var end))
            {
                list.Fault(SegmentCodes.Truncated, at, "The file ends inside a block.");
                return list.Report(null);
            }

            list.Add(name, at, end - at, note: note);
            at = end;
        }

        return list.Report(null);
    }

    // Section 18 and 20: the low three bits give the size of the colour table, where bit 7 says there is one.
    private static int TableBytes(byte packed) => (packed & 0x80) == 0 ? 0 : 3 << ((packed & 7) + 1);

    private static (string Name, long Body) NameOf(ReadOnlySpan<byte> start, long at)
    {
        if (start.IsEmpty) return ("", at);
        if (start[0] == 0x3B) return ("trailer", at);
        if (start[0] == 0x21 && start.Length > 1)
        {
            return (start[1] switch
            {
                0x01 => "plain text",
                0xF9 => "graphic control",
                0xFE => "comment",
                0xFF => "application",
                _ => $"extension {start[1]:X2}",
            }, at + 2);
        }

        // Ten bytes of image descriptor, its colour table, one byte of code size.
        return start[0] == 0x2C && start.Length == 10 ? ("image", at + 11 + TableBytes(start[9])) : ("", at);
    }

    private static bool TrySkip(ByteSource source, long at, out long end)
    {
        Span<byte> size = stackalloc byte[1];
        end = at;
        while (source.TryRead(end, size))
        {
            end += 1 + size[0];
            if (size[0] == 0) return true;
        }

        return false;
    }
}
