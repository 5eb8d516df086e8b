using System.Buffers.Binary;
using Probative.Formats.Bytes;

namespace Probative.Formats.Segments;

/// <summary>
/// The chunks of RIFF (Multimedia Programming Interface and Data Specifications 1.0, chapter 2), with the
/// further RIFF parts of large AVI files (OpenDML 1.02) and the 64-bit sizes of RF64 (EBU Tech 3306).
/// </summary>
internal static class RiffSegments
{
    // Lists in lists: AVI has three levels.
    private const int MostDepth = 8;

    public static SegmentReport Read(ByteSource source)
    {
        var list = new SegmentList("RIFF", source);
        long at = 0;
        Span<byte> header = stackalloc byte[12];
        while (list.IsOpen && source.TryRead(at, header))
        {
            var isFirst = at == 0;
            if (!isFirst && !(header.StartsWith("RIFF"u8) && header[8..].SequenceEqual("AVIX"u8))) break;
            var size = SizeOf(source, at, header);
            FourLetters.TryRead(header, out var name);
            FourLetters.TryRead(header[8..], out var form);

            // A writer that was stopped, or that streams, leaves 0 or all ones.
            if (size is null)
            {
                list.Fault(SegmentCodes.Length, at + 4, "The RIFF header states no length.");
                list.Add(name, at, source.Length - at, note: form);
                ReadChunks(source, list, at + 12, source.Length);
                return list.Report(null);
            }

            var end = at + 8 + size.Value;
            list.Add(name, at, Math.Min(end, source.Length) - at, note: form);
            if (end > source.Length)
            {
                list.Fault(SegmentCodes.Truncated, at, "The file ends before the length that RIFF states.");
                ReadChunks(source, list, at + 12, source.Length);
                return list.Report(null);
            }

            ReadChunks(source, list, at + 12, end);
            at = end + (end & 1);
        }

        if (at == 0) list.Fault(SegmentCodes.Truncated, 0, "The file ends inside its header.");
        return list.Report(at == 0 || !list.IsOpen ? null : Math.Min(at, source.Length));
    }

    private static long? SizeOf(ByteSource source, long at, ReadOnlySpan<byte> header)
    {
        var size = BinaryPrimitives.ReadUInt32LittleEndian(header[4..]);
        if (size is not (0 or uint.MaxValue)) return size;
        Span<byte> wide = stackalloc byte[16];
        if (!header.StartsWith("RF64"u8) || !source.TryRead(at + 12, wide)) return null;
        if (!wide.StartsWith("ds64"u8)) return null;
        var value = BinaryPrimitives.ReadInt64LittleEndian(wide[8..]);
        return value is > 0 and < long.MaxValue / 2 ? value : null;
    }

    private static void ReadChunks(ByteSource source, SegmentList list, long start, long end)
    {
        var ends = new Stack<long>();
        var at = start;
        Span<byte> header = stackalloc byte[12];
        while (list.IsOpen)
        {
            while (ends.Count > 0 && at >= ends.Peek()) ends.Pop();
            var within = ends.Count > 0 ? ends.Peek() : end;
            if (at + 8 > within) return;
            var count = source.Read(at, header);
            if (count < 8) return;
            if (!FourLetters.TryRead(header, out var name))
            {
                list.Fault(SegmentCodes.Marker, at, "No chunk name stands where a chunk should begin.");
                return;
            }

            long size = BinaryPrimitives.ReadUInt32LittleEndian(header[4..]);
            var next = at + 8 + size + (size & 1);
            if (at + 8 + size > within)
            {
                list.Fault(SegmentCodes.Length, at, $"A {name} chunk is longer than what holds it.");
            }

            var isList = name == "LIST" && count == 12 && size >= 4 && ends.Count < MostDepth;
            var note = isList && FourLetters.TryRead(header[8..], out var form) ? form : null;
            list.Add(name, at, Math.Min(next, within) - at, ends.Count + 1, note);

            // The frames of a film are a list too, of a million entries that say nothing.
            var isEntered = isList && note != "movi";
            if (isEntered) ends.Push(Math.Min(next, within));
            at = isEntered ? at + 12 : next;
        }
    }
}
