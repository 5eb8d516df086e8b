using System.Text;
using Probative.Formats.Segments;
using static Probative.Formats.Types.MediaTypes;
using static Probative.Formats.Types.PictureTypes;

namespace Probative.Formats.Types;

/// <summary>Matroska and WebM, RIFF, Ogg and BMP: types whose signature is followed by a name.</summary>
internal static class ContainerType
{
    // What an EBML header may hold in front of its DocType.
    private const int MostElements = 32;

    public static TypeFinding? Read(Head head) =>
        Ebml(head) ?? Riff(head) ?? OggPage(head) ?? Bitmap(head) ?? Picture(head);

    // RFC 8794 section 11.2.4: DocType is element 4282 of the header.
    private static TypeFinding? Ebml(Head head)
    {
        if (head.UInt32Big(0) != 0x1A45DFA3) return null;
        if (!EbmlElement.TryRead(head.Source, 0, out var header)) return null;
        var at = header.Content;
        for (var i = 0; i < MostElements && at < (header.End ?? 0); i++)
        {
            if (!EbmlElement.TryRead(head.Source, at, out var element)) break;
            if (element.Id == 0x4282 && element.End is { } end)
            {
                var text = new byte[(int)Math.Clamp(end - element.Content, 0, 16)];
                var count = head.Source.Read(element.Content, text);
                var name = Encoding.ASCII.GetString(text, 0, count).TrimEnd('\0');
                var type = name == "webm" ? WebM : Matroska;
                return head.Found(type, element.Content, $"EBML DocType \"{name}\"");
            }

            at = element.End ?? head.Length;
        }

        return head.Found(Matroska, 0, "EBML header without DocType", isGuess: true);
    }

    private static TypeFinding? Riff(Head head)
    {
        if (!head.Has(0, "RIFF"u8) && !head.Has(0, "RF64"u8) && !head.Has(0, "RIFX"u8)) return null;
        if (!FourLetters.TryRead(head.From(8), out var form)) return null;
        var type = form switch
        {
            "WAVE" => Wav,
            "AVI " => Avi,
            "WEBP" => WebP,
            _ => OtherTypes.Riff,
        };
        return head.Found(type, 8, $"RIFF form \"{form}\"");
    }

    // RFC 3533 section 6: the first page holds the identification of the first stream.
    private static TypeFinding? OggPage(Head head)
    {
        if (!head.Has(0, "OggS"u8) || head.Bytes.Length < 28) return null;
        var body = 27 + head.Bytes[26];
        if (head.Has(body, "OpusHead"u8)) return head.Found(Opus, body, 8);
        if (head.Has(body, "\u0001vorbis"u8)) return head.Found(MediaTypes.Ogg, body + 1, 6);
        if (head.Has(body + 1, "theora"u8)) return head.Found(OggVideo, body + 1, 6);
        if (head.Has(body, "fishead"u8)) return head.Found(OggVideo, body, 7);
        return head.Found(MediaTypes.Ogg, 0, 4);
    }

    private static TypeFinding? Bitmap(Head head)
    {
        if (!head.Has(0, "BM"u8) || head.Bytes.Length < 26) return null;
        var headerBytes = head.UInt32Little(14);
        var isKnown = headerBytes is 12 or 16 or 40 or 52 or 56 or 64 or 108 or 124;
        return isKnown ? head.Found(Bmp, 0, $"\"BM\", header of {headerBytes} bytes") : null;
    }

    // Netpbm: P and a digit, then white space; PFM: PF or Pf, a line break, the width.
    private static TypeFinding? Picture(Head head)
    {
        if (head.Bytes.Length < 8 || head.Bytes[0] != (byte)'P') return null;
        var (kind, next) = ((char)head.Bytes[1], (char)head.Bytes[2]);
        if (!char.IsWhiteSpace(next)) return null;
        var third = (char)head.Bytes[3];
        var isNumber = char.IsAsciiDigit(third) || third == '#';
        if (kind is >= '1' and <= '6' && isNumber) return head.Found(Pnm, 0, 2);
        if (kind == '7' && third == 'W') return head.Found(Pnm, 0, 2);
        return kind is 'F' or 'f' && char.IsAsciiDigit(third) ? head.Found(FloatMap, 0, 2) : null;
    }
}
