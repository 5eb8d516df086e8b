using System.Buffers.Binary;

namespace Probative.Fingerprints.Index;

/// <summary>A segment that belongs to an index.</summary>
/// <param name="Number">Its name's number.</param>
/// <param name="Through">Removals up to this one are applied in it.</param>
/// <param name="SizeBytes">The length of its file.</param>
internal readonly record struct ListedSegment(int Number, long Through, long SizeBytes);

/// <summary>A removal of tags: it counts for what was added before it.</summary>
/// <param name="Sequence">Its number, from 1.</param>
/// <param name="Range">The tags.</param>
internal readonly record struct Removal(long Sequence, TagRange Range);

/// <summary>
/// What belongs to an index. It is the last file of every change to be replaced, as a whole: before, the
/// index is the old one, after, the new one.
/// </summary>
internal sealed record Manifest
{
    public const string Name = "manifest";
    public const string NewName = "manifest.new";

    private const int FixedBytes = 64;
    private const int SegmentBytes = 24;
    private const int RemovalBytes = 24;

    /// <summary>Up to which place of the caller's everything is in the segments.</summary>
    public ulong Position { get; init; }

    /// <summary>The number of the last removal before the first tail.</summary>
    public long Sequence { get; init; }

    /// <summary>Tails from this number on are read behind the segments.</summary>
    public int FirstTail { get; init; } = 1;

    public IReadOnlyList<ListedSegment> Segments { get; init; } = [];

    /// <summary>Those that some segment still holds entries of, ascending.</summary>
    public IReadOnlyList<Removal> Removals { get; init; } = [];

    private static ReadOnlySpan<byte> Head => "probative hash index manifest 1\n"u8;

    public byte[] ToBytes()
    {
        var length = FixedBytes + (Segments.Count * SegmentBytes) + (Removals.Count * RemovalBytes);
        var bytes = new byte[length + SectionSum.SizeBytes];
        var at = bytes.AsSpan();
        Head.CopyTo(at);
        BinaryPrimitives.WriteUInt64LittleEndian(at[32..], Position);
        BinaryPrimitives.WriteInt64LittleEndian(at[40..], Sequence);
        BinaryPrimitives.WriteInt32LittleEndian(at[48..], FirstTail);
        BinaryPrimitives.WriteInt32LittleEndian(at[52..], Segments.Count);
        BinaryPrimitives.WriteInt32LittleEndian(at[56..], Removals.Count);
        at = at[FixedBytes..];
        foreach (var segment in Segments)
        {
            BinaryPrimitives.WriteInt32LittleEndian(at, segment.Number);
            BinaryPrimitives.WriteInt64LittleEndian(at[8..], segment.Through);
            BinaryPrimitives.WriteInt64LittleEndian(at[16..], segment.SizeBytes);
            at = at[SegmentBytes..];
        }

        foreach (var removal in Removals)
        {
            BinaryPrimitives.WriteInt64LittleEndian(at, removal.Sequence);
            BinaryPrimitives.WriteUInt64LittleEndian(at[8..], removal.Range.First);
            BinaryPrimitives.WriteUInt64LittleEndian(at[16..], removal.Range.Last);
            at = at[RemovalBytes..];
        }

        BinaryPrimitives.WriteUInt128LittleEndian(at, SectionSum.Of(bytes.AsSpan(0, length)));
        return bytes;
    }

    /// <summary>Null for anything but the bytes of a manifest.</summary>
    public static Manifest? TryParse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < FixedBytes + SectionSum.SizeBytes) return null;
        if (!bytes[..Head.Length].SequenceEqual(Head)) return null;
        var summed = bytes[..^SectionSum.SizeBytes];
        var sum = BinaryPrimitives.ReadUInt128LittleEndian(bytes[summed.Length..]);
        if (SectionSum.Of(summed) != sum) return null;
        var segmentCount = BinaryPrimitives.ReadInt32LittleEndian(bytes[52..]);
        var removalCount = BinaryPrimitives.ReadInt32LittleEndian(bytes[56..]);
        if (segmentCount < 0 || removalCount < 0) return null;
        var listed = ((long)segmentCount * SegmentBytes) + ((long)removalCount * RemovalBytes);
        if (summed.Length != FixedBytes + listed) return null;

        var rest = summed[FixedBytes..];
        var segments = new List<ListedSegment>();
        for (var i = 0; i < segmentCount; i++, rest = rest[SegmentBytes..])
        {
            segments.Add(new ListedSegment(
                BinaryPrimitives.ReadInt32LittleEndian(rest),
                BinaryPrimitives.ReadInt64LittleEndian(rest[8..]),
                BinaryPrimitives.ReadInt64LittleEndian(rest[16..])));
        }

        var removals = new List<Removal>();
        for (var i = 0; i < removalCount; i++, rest = rest[RemovalBytes..])
        {
            removals.Add(new Removal(BinaryPrimitives.ReadInt64LittleEndian(rest), new TagRange(
                BinaryPrimitives.ReadUInt64LittleEndian(rest[8..]),
                BinaryPrimitives.ReadUInt64LittleEndian(rest[16..]))));
        }

        return new Manifest
        {
            Position = BinaryPrimitives.ReadUInt64LittleEndian(bytes[32..]),
            Sequence = BinaryPrimitives.ReadInt64LittleEndian(bytes[40..]),
            FirstTail = BinaryPrimitives.ReadInt32LittleEndian(bytes[48..]),
            Segments = segments,
            Removals = removals,
        };
    }
}
