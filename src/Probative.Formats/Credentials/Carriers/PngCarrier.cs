using System.Buffers.Binary;
using Probative.Formats.Bytes;

namespace Probative.Formats.Credentials.Carriers;

/// <summary>
/// PNG (third edition, section 5): a signature, then chunks of a length, four letters, the bytes and a
/// checksum. Credentials lie in <c>caBX</c>, XMP in an <c>iTXt</c> chunk.
/// </summary>
internal static class PngCarrier
{
    private const int FrameBytes = 12;

    public static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

    private static ReadOnlySpan<byte> XmpName => "XML:com.adobe.xmp\0"u8;

    public static void Find(ByteSource source, CarrierFind find)
    {
        long at = Signature.Length;
        Span<byte> head = stackalloc byte[8 + 18];
        for (var step = 0; step < CarrierFind.StepsMost && at < source.Length; step++)
        {
            var count = source.Read(at, head);
            if (count < 8)
            {
                find.Add(CredentialCodes.Carrier, at, "The file ends within the header of a chunk.");
                return;
            }

            var length = BinaryPrimitives.ReadUInt32BigEndian(head);
            var type = head.Slice(4, 4);
            if (type.SequenceEqual("IEND"u8)) return;
            if (type.SequenceEqual("caBX"u8))
                find.Take(source, new(at + 8, length), new(at, (long)length + FrameBytes));
            if (type.SequenceEqual("iTXt"u8) && head[8..count].StartsWith(XmpName))
                find.TakeXmp(source, new(at + 8 + XmpName.Length, length - XmpName.Length));
            at += (long)length + FrameBytes;
        }
    }
}
