using static Probative.Formats.Types.MediaTypes;

namespace Probative.Formats.Types;

/// <summary>
/// MPEG sound by frames that follow each other (ISO/IEC 11172-3 2.4.1, ISO/IEC 14496-3 1.A.2), with or
/// without an ID3 tag in front.
/// </summary>
internal static class SoundFrames
{
    private const int EnoughFrames = 4;

    // Padding that writers leave between a tag and the first frame.
    private const int MostPadding = 16 * 1024;

    public static TypeFinding? Read(Head head)
    {
        var tag = TagBytes(head);
        var inner = tag == 0 ? head : new Head(head.Source, tag, head.Length - tag, MostPadding * 2);
        if (tag > 0 && inner.Has(0, "fLaC"u8)) return head.Found(Flac, tag, "ID3 tag, then \"fLaC\"");
        var most = tag > 0 ? Math.Min(MostPadding, inner.Bytes.Length) : Math.Min(1, inner.Bytes.Length);
        for (var at = 0; at < most; at++)
        {
            if (inner.Bytes[at] != 0xFF) continue;
            var reading = tag > 0 ? "ID3 tag, then " : "";
            var frames = Run(inner, at, MpegFrame);
            if (frames > 0) return head.Found(Mp3, tag + at, $"{reading}{frames} MPEG frames in a row");
            frames = Run(inner, at, AdtsFrame);
            if (frames > 0) return head.Found(Aac, tag + at, $"{reading}{frames} ADTS frames in a row");
        }

        var (only, _) = AdtsFrame(head.UInt32Big(0), head.UInt32Big(4));
        var isAll = only > 0 && only == head.Length;
        if (isAll) return head.Found(Aac, 0, "one ADTS frame, all of it", isGuess: true);

        return tag > 0 ? head.Found(Tagged, 0, "ID3 tag, no frames seen", isGuess: true) : null;
    }

    // ID3v2.4 section 3.1: the size is in four bytes of seven bits, without the header of ten.
    private static long TagBytes(Head head)
    {
        if (!head.Has(0, "ID3"u8) || head.Bytes.Length < 10) return 0;
        long size = 0;
        foreach (var value in head.Bytes[6..10]) size = (size << 7) | (uint)(value & 0x7F);
        return 10 + size + ((head.Bytes[5] & 0x10) == 0 ? 0 : 10);
    }

    private static int Run(Head head, int at, Func<uint, uint, (int Bytes, uint Kind)> frame)
    {
        var (count, kind) = (0, 0u);
        while (count < 64 && at + 8 <= head.Bytes.Length)
        {
            var (size, found) = frame(head.UInt32Big(at), head.UInt32Big(at + 4));
            if (size == 0 || (count > 0 && found != kind)) break;
            kind = found;
            count++;
            at += size;
        }

        // A short file may end with its second frame; then the frames must reach its end.
        var isToEnd = count >= 2 && head.IsWhole && at >= head.Bytes.Length - 8;
        return count >= EnoughFrames || isToEnd ? count : 0;
    }

    private static (int Bytes, uint Kind) MpegFrame(uint word, uint next)
    {
        var (version, layer) = ((word >> 19) & 3, (word >> 17) & 3);
        var (rate, sampling) = ((int)(word >> 12) & 15, (int)(word >> 10) & 3);
        if (word >> 21 != 0x7FF || version == 1 || layer == 0) return (0, 0);
        if (rate is 0 or 15 || sampling == 3) return (0, 0);
        var hertz = s_hertz[sampling] >> (version == 3 ? 0 : version == 2 ? 1 : 2);
        var bits = 1000 * s_rates[RateRow(version, layer)][rate - 1];
        var padding = (int)(word >> 9) & 1;
        var size = layer switch
        {
            3 => ((12 * bits / hertz) + padding) * 4,
            1 when version != 3 => (72 * bits / hertz) + padding,
            _ => (144 * bits / hertz) + padding,
        };
        return (size, word & 0xFFFE0C00);
    }

    private static int RateRow(uint version, uint layer) => (version, layer) switch
    {
        (3, 3) => 0,
        (3, 2) => 1,
        (3, _) => 2,
        (_, 3) => 3,
        _ => 4,
    };

    private static (int Bytes, uint Kind) AdtsFrame(uint word, uint next)
    {
        if (word >> 20 != 0xFFF || ((word >> 17) & 3) != 0 || ((word >> 10) & 15) > 12) return (0, 0);
        var size = (int)(((word & 3) << 11) | (next >> 21));
        return size < 7 ? (0, 0) : (size, word & 0xFFFE7DC0);
    }

    private static readonly int[] s_hertz = [44_100, 48_000, 32_000];

    // Kilobits a second, rows by version and layer (2.4.2.3, and ISO/IEC 13818-3 2.4.2.3).
    private static readonly int[][] s_rates =
    [
        [32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
        [32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
        [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
        [32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
        [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
    ];
}
