using Probative.Formats.Bytes;

namespace Probative.Formats.Segments;

/// <summary>The marker segments of ITU-T T.81 (ISO/IEC 10918-1) annex B.</summary>
internal static class JpegSegments
{
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;

    public static SegmentReport Read(ByteSource source)
    {
        var list = new SegmentList("JPEG", source);
        var scan = new MarkerScan(source);
        list.Add("SOI", 0, 2);
        long at = 2;
        while (list.IsOpen)
        {
            if (!scan.TryMarker(at, out var offset, out var marker))
            {
                list.Fault(SegmentCodes.Truncated, source.Length, "The file ends before an EOI marker.");
                return list.Report(null);
            }

            // B.1.1.2: FF bytes may fill the space before a marker.
            if (offset != at && !IsFill(source, at))
            {
                list.Fault(SegmentCodes.Marker, at, "Bytes that belong to no segment stand before a marker.");
            }

            at = offset + 2;
            if (marker == EndOfImage)
            {
                list.Add("EOI", offset, 2);
                return list.Report(at);
            }

            if (marker is 0x01 or (>= 0xD0 and <= 0xD8))
            {
                list.Add(NameOf(marker), offset, 2);
                continue;
            }

            if (!TryLength(source, list, offset, out var length)) return list.Report(null);
            list.Add(NameOf(marker), offset, 2 + length, note: NoteOf(list, marker, offset, length));
            at += length;
            if (marker == StartOfScan) at = AfterScan(list, scan, at);
        }

        return list.Report(null);
    }

    private static bool IsFill(ByteSource source, long at)
    {
        Span<byte> first = stackalloc byte[1];
        return source.TryRead(at, first) && first[0] == 0xFF;
    }

    private static bool TryLength(ByteSource source, SegmentList list, long offset, out int length)
    {
        length = 0;
        if (!source.TryUInt16Big(offset + 2, out var stated))
        {
            list.Fault(SegmentCodes.Truncated, offset, "The file ends inside the length of a segment.");
            return false;
        }

        // B.1.1.4: the length counts its own two bytes.
        if (stated < 2)
        {
            list.Fault(SegmentCodes.Length, offset, "A segment states a length below 2.");
            return false;
        }

        if (offset + 2 + stated > source.Length)
        {
            list.Fault(SegmentCodes.Truncated, offset, "The file ends inside a segment.");
            return false;
        }

        length = stated;
        return true;
    }

    private static long AfterScan(SegmentList list, MarkerScan scan, long at)
    {
        var end = scan.EndOfScan(at);
        if (end > at) list.Add("scan data", at, end - at);
        return end;
    }

    private static string? NoteOf(SegmentList list, byte marker, long offset, int length) =>
        marker is >= 0xE0 and <= 0xEF or 0xFE ? list.NoteAt(offset + 4, length - 2) : null;

    // Table B.1.
    private static string NameOf(byte marker) => marker switch
    {
        0x01 => "TEM",
        0xC4 => "DHT",
        0xC8 => "JPG",
        0xCC => "DAC",
        >= 0xC0 and <= 0xCF => $"SOF{marker - 0xC0}",
        >= 0xD0 and <= 0xD7 => $"RST{marker - 0xD0}",
        0xD8 => "SOI",
        0xDA => "SOS",
        0xDB => "DQT",
        0xDC => "DNL",
        0xDD => "DRI",
        0xDE => "DHP",
        0xDF => "EXP",
        >= 0xE0 and <= 0xEF => $"APP{marker - 0xE0}",
        0xFE => "COM",
        _ => $"FF{marker:X2}",
    };
}
