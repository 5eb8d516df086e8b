using System.Buffers.Binary;
using Probative.Formats.Bytes;
using Probative.Formats.Segments;

namespace Probative.Formats.Types;

/// <summary>
/// The outermost boxes of an ISO base media file, for what may hide between and behind them.
/// </summary>
internal static class BoxWalk
{
    // Fragmented recordings have two boxes a second; this is more than a day of them.
    private const int MostBoxes = 200_000;

    /// <summary>The offset behind the last box that is one; null where the boxes cannot be walked.</summary>
    public static long? End(ByteSource source)
    {
        long end = 0;
        foreach (var box in Read(source)) end = box.End;
        return end;
    }

    public static IEnumerable<(string Name, long Content, long End)> Read(ByteSource source)
    {
        var header = new byte[16];
        long at = 0;
        for (var i = 0; i < MostBoxes; i++)
        {
            var count = source.Read(at, header);
            if (count < 8 || !FourLetters.TryRead(header.AsSpan(4), out var name)) yield break;
            ulong size = BinaryPrimitives.ReadUInt32BigEndian(header);
            var headerBytes = size == 1 ? 16 : 8;
            if (size == 1 && count == 16) size = BinaryPrimitives.ReadUInt64BigEndian(header.AsSpan(8));
            if (size == 0) size = (ulong)(source.Length - at);
            if (size < (ulong)headerBytes) yield break;

            // A box that is longer than the file was cut; what follows it is not there.
            var end = size > (ulong)(source.Length - at) ? source.Length : at + (long)size;
            yield return (name, at + headerBytes, end);
            at = end;
        }
    }
}
