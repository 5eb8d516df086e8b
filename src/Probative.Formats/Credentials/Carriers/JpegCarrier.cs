using System.Buffers.Binary;
using Probative.Formats.Bytes;
using Probative.Formats.Credentials.Jumbf;

namespace Probative.Formats.Credentials.Carriers;

/// <summary>
/// JPEG (ISO 10918-1 annex B; C2PA 2.2 section A.3.1): a box larger than a segment lies in several APP11
/// segments, each with the letters JP, the number of the box, its own number in it, and the box's header.
/// </summary>
internal static class JpegCarrier
{
    public const byte App11 = 0xeb;

    private const byte App1 = 0xe1;
    private const byte StartOfScan = 0xda;
    private const byte EndOfImage = 0xd9;

    private static ReadOnlySpan<byte> XmpName => "http://ns.adobe.com/xap/1.0/\0"u8;

    public static void Find(ByteSource source, CarrierFind find)
    {
        var boxes = new Dictionary<ushort, List<Piece>>();
        long at = 2;
        Span<byte> head = stackalloc byte[40];
        for (var step = 0; step < CarrierFind.StepsMost; step++)
        {
            if (!source.TryRead(at, head[..4]) || head[0] != 0xff)
            {
                find.Add(CredentialCodes.Carrier, at, "The file ends, or is no JPEG, before its first scan.");
                break;
            }

            var marker = head[1];
            if (marker is StartOfScan or EndOfImage) break;
            if (marker is 0xff or 0x01 or (>= 0xd0 and <= 0xd8))
            {
                at += marker == 0xff ? 1 : 2;
                continue;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(head[2..]);
            var count = source.Read(at + 4, head[..Math.Min(head.Length, Math.Max(0, length - 2))]);
            var start = head[..count];
            if (marker == App1 && start.StartsWith(XmpName))
                find.TakeXmp(source, new(at + 4 + XmpName.Length, length - 2 - XmpName.Length));
            if (marker == App11) Collect(boxes, start, new(at, length + 2));
            at += 2 + Math.Max(2, (int)length);
        }

        foreach (var pieces in boxes.Values.OrderBy(pieces => pieces[0].Segment.Offset))
            Join(source, pieces, find);
    }

    /// <summary>CI, En, Z, LBox, TBox, and XLBox where LBox is 1.</summary>
    private static void Collect(
        Dictionary<ushort, List<Piece>> boxes, ReadOnlySpan<byte> start, ByteRange segment)
    {
        if (start.Length < 16 || !start.StartsWith("JP"u8)) return;
        if (!start.Slice(12, 4).SequenceEqual("jumb"u8)) return;
        var box = BinaryPrimitives.ReadUInt16BigEndian(start[2..]);
        var number = BinaryPrimitives.ReadUInt32BigEndian(start[4..]);
        if (JumbfReader.Header(start[8..]) is not var (length, header)) return;
        if (!boxes.TryGetValue(box, out var pieces)) boxes[box] = pieces = [];
        pieces.Add(new Piece(segment, number, length, header));
    }

    private static void Join(ByteSource source, List<Piece> pieces, CarrierFind find)
    {
        pieces.Sort((left, right) => left.Number.CompareTo(right.Number));
        var total = pieces.Sum(piece => piece.ContentBytes) + pieces[0].HeaderBytes;
        if (total > CarrierFind.StoreLimitBytes)
        {
            find.Add(
                CredentialCodes.TooLarge,
                pieces[0].Segment.Offset,
                "The manifest store is larger than what is read.");
            return;
        }

        var bytes = new byte[total];
        var filled = 0;
        foreach (var piece in pieces)
        {
            var skipped = filled == 0 ? 0 : piece.HeaderBytes;
            var count = (int)piece.ContentBytes + (filled == 0 ? piece.HeaderBytes : 0);
            if (!source.TryRead(piece.Segment.Offset + 12 + skipped, bytes.AsSpan(filled, count)))
            {
                find.Add(CredentialCodes.Carrier, piece.Segment.Offset, "The file ends within a segment.");
                return;
            }

            filled += count;
        }

        if (!CarrierReader.IsStore(bytes)) return;
        var isWhole = pieces.Select((piece, index) => piece.Number == index + 1).All(fits => fits)
            && (pieces[0].BoxBytes == total || pieces[0].BoxBytes == 0);
        if (!isWhole)
        {
            find.Add(
                CredentialCodes.Pieces,
                pieces[0].Segment.Offset,
                "The segments are not numbered in a row, or do not make up the box that they state.");
        }

        find.Take(bytes, [.. pieces.Select(piece => piece.Segment).OrderBy(range => range.Offset)]);
    }

    /// <summary>One segment's part of a box.</summary>
    private readonly record struct Piece(ByteRange Segment, uint Number, long BoxBytes, int HeaderBytes)
    {
        public long ContentBytes => Math.Max(0, Segment.LengthBytes - 12 - HeaderBytes);
    }
}
