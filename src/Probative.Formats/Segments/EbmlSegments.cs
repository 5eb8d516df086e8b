using Probative.Formats.Bytes;

namespace Probative.Formats.Segments;

/// <summary>
/// The elements of EBML (RFC 8794) and Matroska (RFC 9559): the header, and what lies in the segment down to
/// clusters, tracks and tags as wholes.
/// </summary>
internal static class EbmlSegments
{
    private const uint SegmentId = 0x18538067;

    public static SegmentReport Read(ByteSource source)
    {
        var list = new SegmentList("EBML", source);
        long at = 0;
        var segmentEnd = 0L;
        while (list.IsOpen && at < source.Length)
        {
            if (!EbmlElement.TryRead(source, at, out var element))
            {
                if (at < segmentEnd) list.Fault(SegmentCodes.Marker, at, "No element stands here.");
                return list.Report(at < segmentEnd || at == 0 ? null : at);
            }

            var isKnown = s_names.TryGetValue(element.Id, out var name);
            var isTop = at >= segmentEnd;
            var isOutermost = element.Id is SegmentId or 0x1A45DFA3 or 0xEC;
            if (isTop && at > 0 && !isOutermost) return list.Report(at);
            var end = element.End ?? source.Length;
            if (end > source.Length)
            {
                list.Fault(SegmentCodes.Truncated, at, "The file ends inside an element.");
                end = source.Length;
            }

            var depth = isTop ? 0 : 1;
            if (isKnown || element.End is not null)
            {
                list.Add(name ?? $"element {element.Id:X}", at, end - at, depth);
            }

            // A cluster of unknown size is walked through child by child until the next one begins.
            var isEntered = element.Id == SegmentId || element.End is null;
            if (element.Id == SegmentId) segmentEnd = end;
            at = isEntered ? element.Content : end;
        }

        return list.Report(at >= source.Length && list.IsOpen ? source.Length : null);
    }

    // RFC 9559 section 5.1: what a segment holds, and the header of RFC 8794 section 11.2.
    private static readonly Dictionary<uint, string> s_names = new()
    {
        [0x1A45DFA3] = "EBML",
        [SegmentId] = "Segment",
        [0x114D9B74] = "SeekHead",
        [0x1549A966] = "Info",
        [0x1654AE6B] = "Tracks",
        [0x1F43B675] = "Cluster",
        [0x1C53BB6B] = "Cues",
        [0x1941A469] = "Attachments",
        [0x1043A770] = "Chapters",
        [0x1254C367] = "Tags",
        [0xEC] = "Void",
        [0xBF] = "CRC-32",
        [0xE7] = "Timestamp",
        [0xA3] = "SimpleBlock",
        [0xA0] = "BlockGroup",
    };
}
