using System.Buffers.Binary;
using Probative.Formats.Bytes;

namespace Probative.Formats.Credentials.Carriers;

/// <summary>
/// RIFF (WebP, WAV, AVI): chunks of four letters and a little-endian length, padded to even. Credentials lie
/// in the chunk <c>C2PA</c> of the first list.
/// </summary>
internal static class RiffCarrier
{
    public static void Find(ByteSource source, CarrierFind find)
    {
        long at = 12;
        Span<byte> head = stackalloc byte[8];
        for (var step = 0; step < CarrierFind.StepsMost && at + 8 <= source.Length; step++)
        {
            if (!source.TryRead(at, head)) return;
            var length = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
            var type = head[..4];
            var frame = 8 + (long)length + (length & 1);
            if (type.SequenceEqual("C2PA"u8)) find.Take(source, new(at + 8, length), new(at, frame));
            if (type.SequenceEqual("XMP "u8) || type.SequenceEqual("_PMX"u8))
                find.TakeXmp(source, new(at + 8, length));
            at += frame;
        }

        if (at > source.Length + 1)
            find.Add(CredentialCodes.Carrier, source.Length, "The file ends within a chunk.");
    }
}
