using System.Buffers.Binary;
using Probative.Formats.Bytes;
using Probative.Formats.Containers;

namespace Probative.Formats.Segments;

/// <summary>The chunks of ISO/IEC 15948 (PNG) clause 5.3, with their check sums.</summary>
internal static class PngSegments
{
    public static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    public static SegmentReport Read(ByteSource source)
    {
        var list = new SegmentList("PNG", source);
        list.Add("signature", 0, 8);
        var buffer = new byte[32 * 1024];
        Span<byte> header = stackalloc byte[8];
        long at = 8;
        while (list.IsOpen)
        {
            if (!source.TryRead(at, header))
            {
                list.Fault(SegmentCodes.Truncated, at, "The file ends before an IEND chunk.");
                return list.Report(null);
            }

            var length = BinaryPrimitives.ReadUInt32BigEndian(header);
            if (!FourLetters.TryRead(header[4..], out var name))
            {
                list.Fault(SegmentCodes.Marker, at + 4, "No chunk name stands where a chunk should begin.");
                return list.Report(null);
            }

            if (length > int.MaxValue || at + 12 + length > source.Length)
            {
                list.Fault(SegmentCodes.Truncated, at, $"The file ends inside a {name} chunk.");
                return list.Report(null);
            }

            var isRight = IsSumRight(source, at + 4, 4L + length, buffer);
            if (!isRight) list.Fault(SegmentCodes.Sum, at, $"The check sum of {name} does not agree.");
            var note = name is "tEXt" or "zTXt" or "iTXt" or "iCCP" ? list.NoteAt(at + 8, length) : null;
            list.Add(name, at, 12L + length, note: note, isSumRight: isRight);
            at += 12L + length;
            if (name == "IEND") return list.Report(at);
        }

        return list.Report(null);
    }

    private static bool IsSumRight(ByteSource source, long offset, long length, byte[] buffer)
    {
        var crc = Crc32.Start();
        for (long done = 0; done < length;)
        {
            var most = (int)Math.Min(buffer.Length, length - done);
            var count = source.Read(offset + done, buffer.AsSpan(0, most));
            if (count == 0) return false;
            crc.Append(buffer.AsSpan(0, count));
            done += count;
        }

        return source.TryUInt32Big(offset + length, out var stated) && stated == crc.Value;
    }
}
