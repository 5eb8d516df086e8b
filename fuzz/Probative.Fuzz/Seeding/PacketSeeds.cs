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

        var split = SplitStream();
        yield return new Seed("transport-telemetry", "split.ts", split);
        yield return new Seed("klv-pieces", "split.bin", Pieces());
        yield return new Seed("klv", "records.klv", Records());
        yield return new Seed("klv", "sets.klv", Sets());
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

    /// <summary>Packets in three pieces each, one of which is lost.</summary>
    private static byte[] SplitStream()
    {
        var sample = new SampleTransport();
        sample.Table(1, 1, (1, MapPid));
        sample.Map(MapPid, 1, 1, 0x1fff, (StreamTypes.PrivatePes, KlvPid, s_klva));
        for (var i = 0; i < 4; i++)
        {
            var klv = Packet(i);
            sample.Pes(KlvPid, 0xbd, i * 90_000L, klv.AsSpan(0, 10));
            sample.Pes(KlvPid, 0xbd, null, klv.AsSpan(10, 20));
            sample.Pes(KlvPid, 0xbd, null, klv.AsSpan(30));
        }

        sample.RemoveAt(sample.Count - 5);
        return sample.ToBytes();
    }

    /// <summary>Pieces of packets, each behind a byte of its length and its losses.</summary>
    private static byte[] Pieces()
    {
        byte[] run = [.. Packet(0), .. Packet(1), .. Packet(2)];
        int[] lengths = [10, 30, 12, 40, 5, 60, 63];
        var pieces = new List<byte>();
        var at = 0;
        foreach (var length in lengths)
        {
            var piece = run.AsSpan(at, Math.Min(length, run.Length - at));
            pieces.AddRange([(byte)piece.Length, .. piece]);
            at += piece.Length;
        }

        return [.. pieces];
    }

    private static byte[] Records() => new SamplePacket().Time(Start)
        .Add(115, [5, 2, .. "OK"u8]).Add(128, Hex("0d15000007d000000fa04e4e4952"))
        .Add(138, [1, 5, 0, 0, 2, .. "IR"u8]).Add(139, 0x0b)
        .Add(140, Hex("0f010102029e040848656c6c66697265"))
        .Add(141, Hex("0f000001034071d89419bdbfe70898000403fffe00"))
        .Add(142, Hex("063480004b0000061a40000c8000"))
        .Add(143, [0, .. new byte[16]]).Add(102, Hex("03b304803f8000004000000000000000200000"))
        .Add(102, Hex("02433f80000040000000600000")).ToBytes();

    private static byte[] Sets() => new SamplePacket().Time(Start)
        .Add(73, Hex("030201f40b09010101020454455354" + "0c040102000206020012"))
        .Add(95, Hex("01024000030101"))
        .Add(97, Hex("0b01020c01490d0444fa0000130601044348000014020102")).Add(98, Hex("010101020161"))
        .Add(99, Hex("0201010b02fff0")).Add(100, Hex("050271c2810f0105640405" + "0271c2"))
        .Add(101, Hex("0d00650405" + "0271c2")).ToBytes();

    private static byte[] Hex(string hex) => Convert.FromHexString(hex);

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
