using System.Text;
using static Probative.Formats.Types.MediaTypes;
using static Probative.Formats.Types.PictureTypes;

namespace Probative.Formats.Types;

/// <summary>
/// ISO base media files by their brands (ISO/IEC 14496-12 clause 4.3), QuickTime films without brands by
/// their first atom, and JUMBF alone (ISO/IEC 19566-5).
/// </summary>
internal static class BoxedType
{
    // A brand list of 64 entries is longer than any that is in use.
    private const int MostBrands = 64;

    public static TypeFinding? Read(Head head)
    {
        if (head.Bytes.Length < 8) return null;
        if (head.Has(4, "ftyp"u8) || head.Has(4, "styp"u8)) return ByBrands(head);
        var size = head.UInt32Big(0);
        if (head.Has(4, "jumb"u8) && head.Has(12, "jumd"u8)) return head.Found(OtherTypes.Jumbf, 4, 4);
        if (size == 1 && head.Bytes.Length < 16) return null;
        if (size is > 1 and < 8) return null;

        // The QuickTime File Format says that a film may begin with any of these.
        foreach (var atom in (ReadOnlySpan<string>)["moov", "mdat", "wide", "skip", "free", "pnot", "moof"])
        {
            if (!head.Has(4, Encoding.ASCII.GetBytes(atom))) continue;
            var isSettled = size == 0 || size > head.Length || IsName(head, size);
            if (!isSettled) return null;
            return head.Found(QuickTime, 4, $"first atom \"{atom}\", no brands", isGuess: true);
        }

        return null;
    }

    private static bool IsName(Head head, uint size)
    {
        if (size == head.Length) return true;
        Span<byte> next = stackalloc byte[8];
        if (size == 1 || !head.Source.TryRead(size, next)) return size == 1;
        foreach (var value in next[4..])
        {
            if (!char.IsAsciiLetterLower((char)value)) return false;
        }

        return true;
    }

    private static TypeFinding ByBrands(Head head)
    {
        var end = (int)Math.Min(head.UInt32Big(0), Math.Min(head.Bytes.Length, 16 + (4 * MostBrands)));
        var brands = new List<string> { Brand(head.From(8)) };
        for (var at = 16; at + 4 <= end; at += 4) brands.Add(Brand(head.From(at)));
        var type = TypeOf(brands[0], brands);
        return head.Found(type, 4, $"\"{Brand(head.From(4))}\", brands {string.Join(", ", brands)}");
    }

    private static string Brand(ReadOnlySpan<byte> bytes) =>
        Head.Told(bytes[..Math.Min(4, bytes.Length)]).Trim('"');

    private static FileType TypeOf(string major, List<string> brands) => major switch
    {
        "qt  " => QuickTime,
        "crx " => Cr3,
        "jxl " => JpegXl,
        "jp2 " or "jpx " or "jpm " or "mjp2" => Jpeg2000,
        "avif" or "avis" => Avif,
        "heic" or "heix" or "heim" or "heis" or "hevc" or "hevx" => Heic,
        "M4A " or "M4B " or "M4P " or "aax " or "F4A " or "F4B " => M4a,
        _ when major.StartsWith("3g", StringComparison.Ordinal) => ThreeGp,
        "mif1" or "msf1" or "mif2" or "miaf" when brands.Contains("avif") || brands.Contains("avis") => Avif,
        "mif1" or "msf1" or "mif2" or "miaf" when brands.Contains("heic") || brands.Contains("heix") => Heic,
        "mif1" or "msf1" or "mif2" or "miaf" => Heif,
        _ => Mp4,
    };
}
