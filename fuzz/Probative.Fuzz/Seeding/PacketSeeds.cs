using Probative.Formats.Tests.Klv;
using Probative.Formats.Tests.TransportStream;
using Probative.Formats.TransportStream;

namespace Probative.Fuzz.Seeding;

/// <summary>Transport streams and the KLV in them.</summary>
internal static class PacketSeeds
{
    private const int MapPid = 0x1000;
    private const int VideoPid = 0x100;
    private const int KlvPid = 0x101;
    private const long Start = 1_646_136_000_000_000;

    private static readonly byte[] s_klva = [5, 4, .. "KLVA"u8];

    public static IEnumerable<Seed> All()
    {
        (string Name, byte[] Bytes)[] streams =
            [("one.ts", Stream(false, 188)), ("two.m2ts", Stream(true, 192))];
        foreach (var (name, bytes) in streams)
        {
            yield return new Seed("transport", name, bytes);
            yield return new Seed("transport-telemetry", name, bytes);
        }

        yield return new Seed("klv", "short.klv", Packet(0));
        var wrong = new SamplePacket().Time(1).Add(300, 7, 8).ToBytes(isWrong: true);
        yield return new Seed("klv", "wrong.klv", wrong);
        byte[] security = [1, 1, 1, 2, 1, 1, 3, 4, .. "//US"u8];
        byte[] target = [1, 0x20, 2, 1, 5, 17, 3, 1, 2, 3];
        var nested = new SamplePacket().Time(Start).Add(48, security).Add(74, 1, 2, 3).Add(101, target)
            .Add(94, 1, 0x70, 1, 2, 3, 4).Add(3, "MISSION"u8.ToArray()).Add(81, 7, 5, 0, 0, 0, 0, 0, 0, 0);
        yield return new Seed("klv", "nested.klv", [.. nested.ToBytes(), .. Packet(1)]);
        byte[] universal = Convert.FromHexString("060e2b34020101010e01010201010000");
        byte[] item = [.. Convert.FromHexString("060e2b34010101030702010101050000"), 8, .. Big(Start)];
        yield return new Seed("klv", "universal.klv", [.. universal, (byte)item.Length, .. item]);
        yield return new Seed("klv", "picture.h264", Picture(Start));
    }

    private static byte[] Stream(bool isSynchronous, int stride)
    {
        var sample = new SampleTransport();
        sample.Table(1, 1, (1, MapPid));
        var kind = isSynchronous ? StreamTypes.MetadataPes : StreamTypes.PrivatePes;
        sample.Map(MapPid, 1, 1, VideoPid, (StreamTypes.Avc, VideoPid, []), (kind, KlvPid, s_klva));
        sample.Clock(VideoPid, 27_000_000);
        for (var i = 0; i < 4; i++)
        {
            sample.Pes(VideoPid, 0xe0, i * 90_000L, Picture(Start + (i * 1_000_000L)), isOpen: true);
            var klv = Packet(i);
            byte[] content = isSynchronous ? [1, (byte)i, 0xdf, 0, (byte)klv.Length, .. klv] : klv;
            sample.Pes(KlvPid, (byte)(isSynchronous ? 0xfc : 0xbd), i * 90_000L, content);
        }

        return sample.ToBytes(stride);
    }

    private static byte[] Packet(int second) => new SamplePacket().Time(Start + (second * 1_000_000L))
        .Signed(13, 48, 90).Signed(14, 37, 180).Unsigned(15, 300, -900, 19_000).ToBytes();

    private static byte[] Picture(long micros)
    {
        var time = Big(micros);
        return
        [
            0, 0, 0, 1, 9, 0x10, 0, 0, 1, 6, 5, 28, .. "MISPmicrosectime"u8, 0x9f, time[0], time[1], 0xff,
            time[2], time[3], 0xff, time[4], time[5], 0xff, time[6], time[7], 0x80, 0, 0, 1, 0x65, 1, 2, 3,
        ];
    }

    private static byte[] Big(long number)
    {
        var bytes = BitConverter.GetBytes(number);
        Array.Reverse(bytes);
        return bytes;
    }
}
