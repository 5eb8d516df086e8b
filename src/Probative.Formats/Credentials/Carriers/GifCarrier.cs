using Probative.Formats.Bytes;

namespace Probative.Formats.Credentials.Carriers;

/// <summary>
/// GIF89a: blocks of at most 255 bytes, ended by an empty one. Credentials are the application extension
/// <c>C2PA_GIF</c> with the code 01 00 00, XMP is <c>XMP DataXMP</c>.
/// </summary>
internal static class GifCarrier
{
    private const byte Extension = 0x21;
    private const byte Application = 0xff;
    private const byte Image = 0x2c;

    private static ReadOnlySpan<byte> CredentialsName => "C2PA_GIF\u0001\0\0"u8;

    private static ReadOnlySpan<byte> XmpName => "XMP DataXMP"u8;

    public static void Find(ByteSource source, CarrierFind find)
    {
        Span<byte> head = stackalloc byte[14];
        if (source.Read(0, head) < 13) return;
        long at = 13 + TableBytes(head[10]);
        for (var step = 0; step < CarrierFind.StepsMost; step++)
        {
            var count = source.Read(at, head);
            if (count < 2 || head[0] is not (Extension or Image)) return;
            if (head[0] == Image)
            {
                // A descriptor of ten bytes, a table, and the size of the codes come before the blocks.
                if (count < 10) return;
                at = Skip(source, at + 11 + TableBytes(head[9]));
                continue;
            }

            var isApplication = head[1] == Application && count >= 14 && head[2] == 11;
            var blocks = at + (isApplication ? 14 : 2);
            var end = Skip(source, blocks);
            if (isApplication && head.Slice(3, 11).SequenceEqual(CredentialsName))
                Take(source, at, blocks, end, find);

            // XMP is not cut into blocks; a trailer makes the chain of lengths end after it all the same.
            if (isApplication && head.Slice(3, 11).SequenceEqual(XmpName))
                find.TakeXmp(source, new(blocks, end - blocks));
            at = end;
        }
    }

    private static int TableBytes(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 0x07) + 1);

    /// <summary>The offset after a chain of blocks, each with its length in the first byte.</summary>
    private static long Skip(ByteSource source, long at)
    {
        Span<byte> length = stackalloc byte[1];
        while (source.TryRead(at, length))
        {
            at += 1 + length[0];
            if (length[0] == 0) break;
        }

        return Math.Min(at, source.Length);
    }

    private static void Take(ByteSource source, long start, long at, long end, CarrierFind find)
    {
        if (end - at > CarrierFind.StoreLimitBytes)
        {
            find.Add(CredentialCodes.TooLarge, start, "The manifest store is larger than what is read.");
            return;
        }

        var store = new byte[end - at];
        var filled = 0;
        Span<byte> length = stackalloc byte[1];
        while (source.TryRead(at, length) && length[0] > 0)
        {
            if (length[0] > store.Length - filled
                || !source.TryRead(at + 1, store.AsSpan(filled, length[0])))
            {
                find.Add(CredentialCodes.Carrier, at, "The file ends within a block.");
                return;
            }

            filled += length[0];
            at += 1 + length[0];
        }

        find.Take(store.AsMemory(0, filled), [new(start, end - start)]);
    }
}
