using static Probative.Formats.Types.MediaTypes;

namespace Probative.Formats.Types;

/// <summary>Streams without a file header: transport packets, program packs, elementary streams.</summary>
internal static class PacketType
{
    private const byte Sync = 0x47;

    // A chance run of five sync bytes at one distance has a probability below one in a million million.
    private const int EnoughPackets = 5;

    // Where the recording began inside a packet, there is no agreed first byte, so more must fit.
    private const int EnoughWithoutStart = 12;

    public static TypeFinding? Read(Head head) => Transport(head) ?? Program(head);

    // ISO/IEC 13818-1 2.4.3.2; 192 is with four bytes of time before each packet, 204 with parity behind.
    private static TypeFinding? Transport(Head head)
    {
        foreach (var (size, first) in (ReadOnlySpan<(int, int)>)[(188, 0), (192, 4), (204, 0)])
        {
            var packets = Run(head.Bytes, first, size);
            var isEnough = packets >= EnoughPackets || IsShort(head, first, size, packets);
            if (isEnough) return Found(head, first, size, packets);
        }

        for (var first = 1; first < 204 && first < head.Bytes.Length; first++)
        {
            if (head.Bytes[first] != Sync) continue;
            foreach (var size in (ReadOnlySpan<int>)[188, 192, 204])
            {
                var packets = Run(head.Bytes, first, size);
                if (first < size && packets >= EnoughWithoutStart) return Found(head, first, size, packets);
            }
        }

        return null;
    }

    private static bool IsShort(Head head, int first, int size, int packets) =>
        packets >= 2 && head.IsWhole && head.Length - first - (long)(packets * size) is >= -4 and <= 0;

    private static TypeFinding Found(Head head, int first, int size, int packets) => head.Found(
        MediaTypes.Transport,
        first,
        $"sync byte 47 in {packets} packets of {size} bytes in a row",
        isGuess: first is not (0 or 4));

    private static int Run(ReadOnlySpan<byte> bytes, int first, int size)
    {
        var count = 0;
        for (var at = first; at < bytes.Length && bytes[at] == Sync; at += size) count++;
        return count;
    }

    // ISO/IEC 13818-1 2.5.3 and 13818-2 6.2; Annex B of ISO/IEC 14496-10 and 23008-2.
    private static TypeFinding? Program(Head head)
    {
        switch (head.UInt32Big(0))
        {
            case 0x000001BA when head.Bytes.Length > 4 && (head.Bytes[4] >> 4) is 2 or (>= 4 and < 8):
                return head.Found(MediaTypes.Program, 0, 4);
            case 0x000001B3:
                return head.Found(MpegVideo, 0, 4);
            case 1 when head.Bytes.Length > 8 && (head.Bytes[4] & 0x9F) is 7 or 9:
                return head.Found(Avc, 0, "start code and a parameter set of H.264", isGuess: true);
            case 1 when head.Bytes.Length > 8 && head.Bytes[4] is 0x40 or 0x42 or 0x46:
                return head.Found(Hevc, 0, "start code and a parameter set of H.265", isGuess: true);
            default:
                return null;
        }
    }
}
