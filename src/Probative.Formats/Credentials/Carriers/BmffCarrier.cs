using Probative.Formats.Bytes;

namespace Probative.Formats.Credentials.Carriers;

/// <summary>
/// ISO BMFF (ISO 14496-12 section 4.2; C2PA 2.2 section A.5): a <c>uuid</c> box at the top, with version and
/// flags, a purpose that ends in a zero, and for a manifest the offset of the first box of Merkle proofs.
/// </summary>
internal static class BmffCarrier
{
    private const int PurposeLimitBytes = 32;

    private static ReadOnlySpan<byte> CredentialsUuid =>
    [
        0xd8, 0xfe, 0xc3, 0xd6, 0x1b, 0x0e, 0x48, 0x3c, 0x92, 0x97, 0x58, 0x28, 0x87, 0x7e, 0xc4, 0x81,
    ];

    private static ReadOnlySpan<byte> XmpUuid =>
    [
        0xbe, 0x7a, 0xcf, 0xcb, 0x97, 0xa9, 0x42, 0xe8, 0x9c, 0x71, 0x99, 0x94, 0x91, 0xe3, 0xaf, 0xac,
    ];

    /// <summary>
    /// A file begins with its type; QuickTime may do without, and then begins with one of the boxes below.
    /// </summary>
    public static bool IsStart(ReadOnlySpan<byte> head)
    {
        if (head.Length < 8) return false;
        var type = head.Slice(4, 4);
        return type.SequenceEqual("ftyp"u8) || type.SequenceEqual("moov"u8) || type.SequenceEqual("mdat"u8)
            || type.SequenceEqual("wide"u8) || type.SequenceEqual("free"u8) || type.SequenceEqual("skip"u8)
            || type.SequenceEqual("styp"u8) || type.SequenceEqual("moof"u8);
    }

    public static void Find(ByteSource source, CarrierFind find)
    {
        var boxes = BmffBox.Within(source, 0, source.Length, out var isWhole);
        if (!isWhole)
        {
            find.Add(CredentialCodes.Carrier, boxes.Count == 0 ? 0 : boxes[^1].End, "A box does not fit.");
        }
        foreach (var box in boxes)
        {
            if (box.Type != "uuid") continue;
            if (box.IsUuid(CredentialsUuid)) Credentials(source, box, find);
            if (box.IsUuid(XmpUuid))
                find.TakeXmp(source, new(box.Offset + box.HeaderBytes, box.ContentBytes));
        }
    }

    private static void Credentials(ByteSource source, BmffBox box, CarrierFind find)
    {
        var at = box.Offset + box.HeaderBytes + 4;
        Span<byte> text = stackalloc byte[PurposeLimitBytes];
        text = text[..source.Read(at, text)];
        var length = text.IndexOf((byte)0);
        if (length < 0 || at + length + 1 > box.End)
        {
            find.Add(CredentialCodes.Carrier, at, "A box of credentials does not state its purpose.");
            return;
        }

        var purpose = text[..length];
        var content = at + length + 1;
        if (purpose.SequenceEqual("merkle"u8))
        {
            find.ProofBoxes.Add(new(box.Offset, box.LengthBytes));
        }
        else if (purpose.SequenceEqual("manifest"u8) || purpose.SequenceEqual("original"u8)
            || purpose.SequenceEqual("update"u8))
        {
            find.Take(source, new(content + 8, box.End - content - 8), new(box.Offset, box.LengthBytes));
        }
    }
}
