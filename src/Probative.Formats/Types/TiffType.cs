using System.Buffers.Binary;
using static Probative.Formats.Types.PictureTypes;

namespace Probative.Formats.Types;

/// <summary>
/// TIFF 6.0 and the camera raw formats that are built on it, as far as the first directory tells them apart.
/// </summary>
internal static class TiffType
{
    private const ushort Make = 0x010F;
    private const ushort SubDirectories = 0x014A;
    private const ushort DngVersion = 0xC612;
    private const ushort DngPrivate = 0xC634;

    // The first directory of any camera file has fewer entries.
    private const int MostEntries = 512;

    public static TypeFinding? Read(Head head)
    {
        if (head.Bytes.Length < 8) return null;
        if (head.Has(0, "IIU\0"u8)) return head.Found(Rw2, 0, 4);
        var isOlympus = head.Has(0, "IIRO"u8) || head.Has(0, "IIRS"u8) || head.Has(0, "MMOR"u8);
        if (isOlympus) return head.Found(Orf, 0, 4);
        var isLittle = head.Has(0, "II"u8);
        if (!isLittle && !head.Has(0, "MM"u8)) return null;
        var version = isLittle ? head.Bytes[2] | (head.Bytes[3] << 8) : (head.Bytes[2] << 8) | head.Bytes[3];
        if (version == 43) return head.Found(Tiff, 0, "BigTIFF header");
        if (version != 42) return null;
        var isCanon = head.Has(8, "CR\u0002"u8);
        if (isCanon) return head.Found(Cr2, 8, 3);
        return ByDirectory(head, isLittle);
    }

    private static TypeFinding ByDirectory(Head head, bool isLittle)
    {
        var (make, seen) = Tags(head, isLittle);
        if (seen.Contains(DngVersion)) return head.Found(Dng, 0, "TIFF header and DNGVersion tag");
        var hasSub = seen.Contains(SubDirectories);
        FileType? raw = make switch
        {
            _ when make.StartsWith("NIKON", StringComparison.OrdinalIgnoreCase) && hasSub => Nef,
            _ when make.StartsWith("SONY", StringComparison.OrdinalIgnoreCase)
                && (hasSub || seen.Contains(DngPrivate)) => Arw,
            _ when make.StartsWith("PENTAX", StringComparison.OrdinalIgnoreCase)
                && seen.Contains(DngPrivate) => Pef,
            _ => null,
        };
        var header = isLittle ? "TIFF header II" : "TIFF header MM";
        return raw is null
            ? head.Found(Tiff, 0, header)
            : head.Found(raw, 0, $"{header}, Make \"{make}\", sub-directories", isGuess: true);
    }

    private static (string Make, HashSet<ushort> Seen) Tags(Head head, bool isLittle)
    {
        var seen = new HashSet<ushort>();
        var make = "";
        Span<byte> bytes = stackalloc byte[12];
        long at = isLittle ? head.UInt32Little(4) : head.UInt32Big(4);
        if (!head.Source.TryRead(at, bytes[..2])) return (make, seen);
        int count = Number16(bytes, isLittle);
        for (var i = 0; i < Math.Min(count, MostEntries); i++)
        {
            if (!head.Source.TryRead(at + 2 + (12L * i), bytes)) break;
            var tag = Number16(bytes, isLittle);
            seen.Add(tag);
            if (tag == Make) make = TextOf(head, bytes, isLittle);
        }

        return (make, seen);
    }

    private static string TextOf(Head head, ReadOnlySpan<byte> entry, bool isLittle)
    {
        var count = Number32(entry[4..], isLittle);
        Span<byte> text = stackalloc byte[32];
        if (count <= 4) return "";
        var read = head.Source.Read(Number32(entry[8..], isLittle), text[..(int)Math.Min(count, 32)]);
        var end = text[..read].IndexOf((byte)0);
        var shown = text[..(end < 0 ? read : end)];
        return Head.Told(shown).Trim('"');
    }

    private static ushort Number16(ReadOnlySpan<byte> bytes, bool isLittle) => isLittle
        ? BinaryPrimitives.ReadUInt16LittleEndian(bytes)
        : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint Number32(ReadOnlySpan<byte> bytes, bool isLittle) => isLittle
        ? BinaryPrimitives.ReadUInt32LittleEndian(bytes)
        : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
