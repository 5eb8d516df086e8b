using Probative.Formats.Bytes;
using Probative.Formats.Credentials.Jumbf;

namespace Probative.Formats.Credentials.Carriers;

/// <summary>
/// Tells the kind of a file by its first bytes, and looks where that kind keeps credentials.
/// </summary>
internal static class CarrierReader
{
    /// <summary>How far into a text the root element of an SVG is looked for.</summary>
    private const int HeadBytes = 64 * 1024;

    public static CarrierFind Read(ByteSource source, DamageList damage)
    {
        var head = new byte[Math.Min(HeadBytes, source.Length)];
        var count = source.Read(0, head);
        var carrier = Kind(head.AsSpan(0, count));
        var find = new CarrierFind(carrier, source.Length, damage);
        switch (carrier)
        {
            case CredentialCarrier.Jpeg: JpegCarrier.Find(source, find); break;
            case CredentialCarrier.Png: PngCarrier.Find(source, find); break;
            case CredentialCarrier.Bmff: BmffCarrier.Find(source, find); break;
            case CredentialCarrier.Riff: RiffCarrier.Find(source, find); break;
            case CredentialCarrier.Tiff: TiffCarrier.Find(source, find); break;
            case CredentialCarrier.Gif: GifCarrier.Find(source, find); break;
            case CredentialCarrier.Mp3: Mp3Carrier.Find(source, find); break;
            case CredentialCarrier.Svg: SvgCarrier.Find(source, find); break;
            case CredentialCarrier.Pdf: PdfCarrier.Find(source, find); break;
            case CredentialCarrier.Sidecar:
                find.Take(source, new(0, source.Length), new(0, source.Length));
                break;
        }

        return find;
    }

    private static CredentialCarrier Kind(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith<byte>([0xff, 0xd8])) return CredentialCarrier.Jpeg;
        if (head.StartsWith(PngCarrier.Signature)) return CredentialCarrier.Png;
        if (head.StartsWith("RIFF"u8) || head.StartsWith("RF64"u8)) return CredentialCarrier.Riff;
        if (head.StartsWith("GIF8"u8)) return CredentialCarrier.Gif;
        if (head.StartsWith("ID3"u8)) return CredentialCarrier.Mp3;
        if (head[..Math.Min(1024, head.Length)].IndexOf("%PDF-"u8) >= 0) return CredentialCarrier.Pdf;
        if (TiffCarrier.IsStart(head)) return CredentialCarrier.Tiff;
        if (IsStore(head)) return CredentialCarrier.Sidecar;
        if (BmffCarrier.IsStart(head)) return CredentialCarrier.Bmff;
        return SvgCarrier.IsStart(head) ? CredentialCarrier.Svg : CredentialCarrier.Unknown;
    }

    /// <summary>Whether bytes begin as a superbox that holds a manifest store.</summary>
    public static bool IsStore(ReadOnlySpan<byte> bytes)
    {
        if (JumbfReader.Header(bytes) is not var (_, header)) return false;
        return bytes.Length >= header + 24
            && bytes.Slice(4, 4).SequenceEqual("jumb"u8)
            && bytes.Slice(header + 4, 4).SequenceEqual("jumd"u8)
            && bytes.Slice(header + 8, 16).SequenceEqual(Purposes.StoreBytes);
    }
}
