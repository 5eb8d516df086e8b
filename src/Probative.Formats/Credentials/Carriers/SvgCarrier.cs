using System.Buffers;
using System.Buffers.Text;
using Probative.Formats.Bytes;

namespace Probative.Formats.Credentials.Carriers;

/// <summary>
/// SVG (C2PA 2.2 section A.3.3): the element <c>c2pa:manifest</c> in the metadata of the root, with the store
/// in Base64. It is found by its name, without building a tree of a stranger's XML.
/// </summary>
internal static class SvgCarrier
{
    private const int TextLimitBytes = 96 * 1024 * 1024;

    private static ReadOnlySpan<byte> Start => "<c2pa:manifest"u8;

    private static ReadOnlySpan<byte> End => "</c2pa:manifest"u8;

    public static bool IsStart(ReadOnlySpan<byte> head)
    {
        var text = head.StartsWith<byte>([0xef, 0xbb, 0xbf]) ? head[3..] : head;
        text = text.TrimStart(" \t\r\n"u8);
        return text.StartsWith("<"u8) && text.IndexOf("<svg"u8) >= 0;
    }

    public static void Find(ByteSource source, CarrierFind find)
    {
        var text = new byte[Math.Min(source.Length, TextLimitBytes)];
        text = text[..source.Read(0, text)];
        find.TakeXmp(source, new(0, text.Length));
        var start = text.AsSpan().IndexOf(Start);
        if (start < 0) return;
        var open = text.AsSpan(start).IndexOf((byte)'>');
        var close = text.AsSpan(start).IndexOf(End);
        if (open < 0 || close < open)
        {
            find.Add(CredentialCodes.Carrier, start, "The element of credentials is not closed.");
            return;
        }

        var content = new ByteRange(start + open + 1, close - open - 1);
        var encoded = text.AsSpan((int)content.Offset, (int)content.LengthBytes);
        var store = new byte[Base64.GetMaxDecodedFromUtf8Length(encoded.Length)];
        if (Base64.DecodeFromUtf8(encoded, store, out _, out var count) != OperationStatus.Done)
            find.Add(CredentialCodes.Carrier, content.Offset, "The element of credentials is not in Base64.");
        else if (count > CarrierFind.StoreLimitBytes)
            find.Add(
                CredentialCodes.TooLarge, content.Offset, "The manifest store is larger than what is read.");
        else
            find.Take(store.AsMemory(0, count), [content]);
    }
}
