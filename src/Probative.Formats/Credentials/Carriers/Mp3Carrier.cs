using System.Buffers.Binary;
using Probative.Formats.Bytes;

namespace Probative.Formats.Credentials.Carriers;

/// <summary>
/// MP3 with an ID3v2 tag (ID3v2.3.0 and 2.4.0, section 4): credentials are a general object (GEOB) of the
/// type of manifest stores, XMP is a private frame (PRIV).
/// </summary>
internal static class Mp3Carrier
{
    private const int FieldLimitBytes = 1024;
    private const int HeaderBytes = 10;

    public static void Find(ByteSource source, CarrierFind find)
    {
        Span<byte> head = stackalloc byte[HeaderBytes];
        if (!source.TryRead(0, head) || head[3] is not (3 or 4)) return;
        var isNewer = head[3] == 4;
        if ((head[5] & 0x80) != 0)
        {
            find.Add(CredentialCodes.Carrier, 5, "The tag is unsynchronised, which is not read here.");
            return;
        }

        var end = Math.Min(source.Length, HeaderBytes + Safe(head[6..]));
        long at = HeaderBytes;
        if ((head[5] & 0x40) != 0 && source.TryRead(at, head[..4]))
            at += isNewer ? Safe(head) : 4 + (long)BinaryPrimitives.ReadUInt32BigEndian(head);
        while (at + HeaderBytes < end && source.TryRead(at, head) && head[0] != 0)
        {
            var size = isNewer ? Safe(head[4..]) : BinaryPrimitives.ReadUInt32BigEndian(head[4..]);
            if (size > end - at - HeaderBytes)
            {
                find.Add(CredentialCodes.Carrier, at, "A frame is longer than its tag.");
                return;
            }

            var content = new ByteRange(at + HeaderBytes, size);
            if (head.StartsWith("GEOB"u8)) Take(source, content, new(at, HeaderBytes + size), find);
            if (head.StartsWith("PRIV"u8)) Private(source, content, find);
            at += HeaderBytes + size;
        }
    }

    /// <summary>A number of four times seven bits.</summary>
    private static long Safe(ReadOnlySpan<byte> bytes) =>
        ((bytes[0] & 0x7fL) << 21) | ((bytes[1] & 0x7fL) << 14)
        | ((bytes[2] & 0x7fL) << 7) | (bytes[3] & 0x7fL);

    /// <summary>Encoding, type, name and description, each text ended by zero, then the object.</summary>
    private static void Take(ByteSource source, ByteRange content, ByteRange frame, CarrierFind find)
    {
        var start = new byte[Math.Min(content.LengthBytes, 4 * FieldLimitBytes)];
        if (start.Length == 0 || !source.TryRead(content.Offset, start)) return;
        var at = 1;
        var type = start.AsSpan(at);
        var length = type.IndexOf((byte)0);
        if (length < 0) return;
        type = type[..length];
        if (!type.SequenceEqual("application/x-c2pa-manifest-store"u8)
            && !type.SequenceEqual("application/c2pa"u8))
        {
            return;
        }

        at += length + 1;
        var unit = start[0] is 1 or 2 ? 2 : 1;
        for (var field = 0; field < 2; field++)
        {
            while (at + unit <= start.Length && start.AsSpan(at, unit).ContainsAnyExcept((byte)0)) at += unit;
            at += unit;
        }

        if (at < start.Length)
            find.Take(source, new(content.Offset + at, content.LengthBytes - at), frame);
    }

    private static void Private(ByteSource source, ByteRange content, CarrierFind find)
    {
        Span<byte> owner = stackalloc byte[4];
        if (source.TryRead(content.Offset, owner) && owner.SequenceEqual("XMP\0"u8))
            find.TakeXmp(source, new(content.Offset + 4, content.LengthBytes - 4));
    }
}
