using System.Buffers.Binary;
using System.Text;
using Probative.Formats.Bytes;

namespace Probative.Formats.Credentials.Carriers;

/// <summary>
/// The header of a box of ISO 14496-12 section 4.2: a length of 32 bits, or of 64 where that is 1, or up to
/// the end where it is 0; four letters; and 16 bytes more where these are <c>uuid</c>.
/// </summary>
/// <param name="Type">The four letters, each byte as one character.</param>
/// <param name="Offset">Where the header begins.</param>
/// <param name="LengthBytes">The whole box, with its header.</param>
/// <param name="HeaderBytes">The header: 8 or 16, and 16 more for <c>uuid</c>.</param>
/// <param name="Uuid">The 16 bytes in lower hex; empty for another type.</param>
internal readonly record struct BmffBox(
    string Type, long Offset, long LengthBytes, int HeaderBytes, string Uuid)
{
    public long End => Offset + LengthBytes;

    public long ContentBytes => LengthBytes - HeaderBytes;

    public bool IsUuid(ReadOnlySpan<byte> uuid) => Uuid == Convert.ToHexStringLower(uuid);

    /// <summary>The boxes one after the other between two offsets.</summary>
    /// <param name="source">The file.</param>
    /// <param name="start">Where the first begins.</param>
    /// <param name="end">Where the last must end.</param>
    /// <param name="isWhole">False when a box does not fit, or there are too many; those before are
    /// given.</param>
    public static IReadOnlyList<BmffBox> Within(ByteSource source, long start, long end, out bool isWhole)
    {
        var boxes = new List<BmffBox>();
        isWhole = true;
        var at = start;
        while (at < end && boxes.Count < CarrierFind.StepsMost)
        {
            // Some files end in up to seven bytes of zeros, which are no box.
            if (At(source, at, end) is not { } box) break;
            boxes.Add(box);
            at = box.End;
        }

        isWhole = at == end;
        return boxes;
    }

    private static BmffBox? At(ByteSource source, long at, long end)
    {
        Span<byte> head = stackalloc byte[32];
        var count = source.Read(at, head);
        if (count < 8) return null;
        long length = BinaryPrimitives.ReadUInt32BigEndian(head);
        var header = 8;
        if (length == 1)
        {
            if (count < 16) return null;
            var large = BinaryPrimitives.ReadUInt64BigEndian(head[8..]);
            if (large > long.MaxValue) return null;
            length = (long)large;
            header = 16;
        }
        else if (length == 0)
        {
            length = end - at;
        }

        var type = Encoding.Latin1.GetString(head.Slice(4, 4));
        var uuid = "";
        if (type == "uuid")
        {
            if (count < header + 16) return null;
            uuid = Convert.ToHexStringLower(head.Slice(header, 16));
            header += 16;
        }

        return length < header || length > end - at ? null : new BmffBox(type, at, length, header, uuid);
    }
}
