using System.Buffers.Binary;

namespace Probative.Fingerprints.Index.Segments;

/// <summary>Where a section of a segment's file lies, and the sum over it.</summary>
/// <param name="Offset">Its first byte, a multiple of 64.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Sum">Their sum.</param>
internal readonly record struct SectionPlace(long Offset, long Length, UInt128 Sum);

/// <summary>
/// What stands at the end of a segment's file (docs/spec/index.md, "A segment"): written last, so that the
/// file is written from front to back.
/// </summary>
internal sealed class SegmentDirectory
{
    /// <summary>The first bytes of the file.</summary>
    public static ReadOnlySpan<byte> Head => "probative hash index segment v1\n"u8;

    /// <summary>The bytes before the first section.</summary>
    public const int HeadBytes = 64;

    private const int OrderBytes = 256;
    private const int FixedBytes = 48 + OrderBytes;
    private const int PlaceBytes = 32;
    private const int EndBytes = 16;

    public required SlotLayout Layout { get; init; }

    public required int Entries { get; init; }

    public required int Tags { get; init; }

    public required int Repeats { get; init; }

    public required BitOrder Order { get; init; }

    /// <summary>Hashes, tags, repeats; then for each slot starts, marks, numbers.</summary>
    public required IReadOnlyList<SectionPlace> Places { get; init; }

    private static ReadOnlySpan<byte> End => "PRSEGEND"u8;

    public byte[] ToBytes(long offset)
    {
        var bytes = new byte[FixedBytes + (Places.Count * PlaceBytes) + SectionSum.SizeBytes + EndBytes];
        var at = bytes.AsSpan();
        Head[..32].CopyTo(at);
        BinaryPrimitives.WriteInt32LittleEndian(at[32..], Entries);
        BinaryPrimitives.WriteInt32LittleEndian(at[36..], Tags);
        BinaryPrimitives.WriteInt32LittleEndian(at[40..], Repeats);
        at[44] = (byte)Layout.Slots;
        at[45] = (byte)Layout.Width;
        at[46] = (byte)Layout.HighBits;
        for (var i = 0; i < OrderBytes; i++) at[48 + i] = Order.Sources[i];
        at = at[FixedBytes..];
        foreach (var place in Places)
        {
            BinaryPrimitives.WriteInt64LittleEndian(at, place.Offset);
            BinaryPrimitives.WriteInt64LittleEndian(at[8..], place.Length);
            BinaryPrimitives.WriteUInt128LittleEndian(at[16..], place.Sum);
            at = at[PlaceBytes..];
        }

        var sum = SectionSum.Of(bytes.AsSpan(0, bytes.Length - at.Length));
        BinaryPrimitives.WriteUInt128LittleEndian(at, sum);
        BinaryPrimitives.WriteInt64LittleEndian(at[SectionSum.SizeBytes..], offset);
        End.CopyTo(at[(SectionSum.SizeBytes + 8)..]);
        return bytes;
    }

    /// <summary>Reads the end of a file of this length; says what is wrong with it where null.</summary>
    public static unsafe SegmentDirectory? TryRead(byte* file, long length, out string problem)
    {
        problem = "it is cut off";
        if (length < HeadBytes + FixedBytes + SectionSum.SizeBytes + EndBytes) return null;
        problem = "it does not begin as a segment";
        if (!new ReadOnlySpan<byte>(file, Head.Length).SequenceEqual(Head)) return null;
        problem = "it does not end as a segment";
        var end = new ReadOnlySpan<byte>(file + length - EndBytes, EndBytes);
        var offset = BinaryPrimitives.ReadInt64LittleEndian(end);
        if (!end[8..].SequenceEqual(End)) return null;
        if (offset < HeadBytes || offset > length - FixedBytes - EndBytes) return null;
        problem = "its directory is damaged";
        if (length - offset > 1 << 16) return null;
        var bytes = new ReadOnlySpan<byte>(file + offset, (int)(length - offset - EndBytes));
        if (bytes.Length < FixedBytes + SectionSum.SizeBytes) return null;
        var summed = bytes[..^SectionSum.SizeBytes];
        var sum = BinaryPrimitives.ReadUInt128LittleEndian(bytes[^SectionSum.SizeBytes..]);
        if (SectionSum.Of(summed) != sum) return null;
        problem = "its directory does not fit together";
        return Parse(summed);
    }

    private static SegmentDirectory? Parse(ReadOnlySpan<byte> bytes)
    {
        var entries = BinaryPrimitives.ReadInt32LittleEndian(bytes[32..]);
        var layout = new SlotLayout(bytes[44], bytes[45], bytes[46]);
        if (entries < 0 || !layout.IsValid(entries)) return null;
        if (BitOrder.TryFrom(bytes.Slice(48, OrderBytes)) is not { } order) return null;
        var rest = bytes[FixedBytes..];
        if (rest.Length != (3 + (3 * layout.Slots)) * PlaceBytes) return null;
        var places = new List<SectionPlace>();
        for (; !rest.IsEmpty; rest = rest[PlaceBytes..])
        {
            places.Add(new SectionPlace(
                BinaryPrimitives.ReadInt64LittleEndian(rest),
                BinaryPrimitives.ReadInt64LittleEndian(rest[8..]),
                BinaryPrimitives.ReadUInt128LittleEndian(rest[16..])));
        }

        return new SegmentDirectory
        {
            Layout = layout,
            Entries = entries,
            Tags = BinaryPrimitives.ReadInt32LittleEndian(bytes[36..]),
            Repeats = BinaryPrimitives.ReadInt32LittleEndian(bytes[40..]),
            Order = order,
            Places = places,
        };
    }
}
