using Probative.Formats.Bytes;
using Probative.Formats.Credentials.Jumbf;

namespace Probative.Formats.Credentials.Carriers;

/// <summary>
/// PDF (C2PA 2.2 section A.4): the store is the content of an embedded file, uncompressed. It is found by how
/// a store begins, not by way of the cross-reference table; a later revision of the file comes after an
/// earlier one, so the last store is the one that counts.
/// </summary>
internal static class PdfCarrier
{
    private const int WindowBytes = 1024 * 1024;
    private const long ScanLimitBytes = 4L * 1024 * 1024 * 1024;
    private const int HeadBytes = 40;
    private const int FoundMost = 1000;

    private static ReadOnlySpan<byte> XmpStart => "<x:xmpmeta"u8;

    public static void Find(ByteSource source, CarrierFind find)
    {
        var window = new byte[WindowBytes];
        var found = new List<ByteRange>();
        var end = Math.Min(source.Length, ScanLimitBytes);
        for (long at = 0; at < end; at += WindowBytes - HeadBytes)
        {
            var text = window.AsSpan(0, source.Read(at, window));
            Scan(text, at, source.Length, found);
            var xmp = text.IndexOf(XmpStart);
            if (xmp >= 0) find.TakeXmp(source, new(at + xmp, source.Length - at - xmp));
            if (text.Length < WindowBytes) break;
        }

        if (found.Count == 0) return;
        find.Take(source, found[^1], found[^1]);
        if (found.Count > 1)
            find.Add(CredentialCodes.Several, found[0].Offset, "The file holds several manifest stores.");
    }

    private static void Scan(ReadOnlySpan<byte> text, long start, long length, List<ByteRange> found)
    {
        var at = 0;
        while (found.Count < FoundMost && text[at..].IndexOf("jumb"u8) is var next and >= 0)
        {
            at += next + 4;
            if (at < 8) continue;
            var head = text[(at - 8)..];
            var offset = start + at - 8;
            if (!CarrierReader.IsStore(head) || JumbfReader.Header(head) is not var (size, _)) continue;
            if (size == 0 || size > length - offset) continue;
            if (found.Count == 0 || offset >= found[^1].End) found.Add(new(offset, size));
        }
    }
}
