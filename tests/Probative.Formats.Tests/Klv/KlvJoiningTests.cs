using CsCheck;
using Probative.Formats.Bytes;
using Probative.Formats.Klv;
using Probative.Formats.Telemetry;
using Probative.Formats.Tests.TransportStream;
using Probative.Formats.TransportStream;
using Xunit;

namespace Probative.Formats.Tests.Klv;

/// <summary>Packets that an asynchronous stream splits over PES packets.</summary>
public sealed class KlvJoiningTests
{
    private const int MapPid = 0x100;
    private const int KlvPid = 0x102;
    private const long Start = 1_672_531_200_000_000;
    private static readonly byte[] s_klva = [5, 4, .. "KLVA"u8];
    private static readonly byte[] s_universal = Convert.FromHexString("060e2b34020101010e01010201010000");

    [Fact]
    public void A_packet_in_three_pieces_is_one_with_the_place_and_the_time_of_the_first()
    {
        var sample = Begin();
        var klv = Packet(0);
        var first = sample.Count;
        sample.Pes(KlvPid, 0xbd, 90_000, klv.AsSpan(0, 60));
        sample.Pes(KlvPid, 0xbd, null, klv.AsSpan(60, 300));
        sample.Pes(KlvPid, 0xbd, 95_000, klv.AsSpan(360));
        sample.Pes(KlvPid, 0xbd, 99_000, Packet(1));
        var telemetry = Read(sample);
        Assert.Empty(telemetry.Damage);
        var track = Assert.Single(telemetry.Tracks);
        Assert.Equal((2L, 0L, 1L), (track.RightChecksums, track.CutPackets, track.JoinedPackets));
        Assert.Equal((long[])[90_000, 99_000], track.Track.Points.Select(point => point.Pts!.Value));
        Assert.Equal(1_000_000, track.Track.Points[0].MediaMicros);
        var packet = track.FirstPacket!;
        Assert.Equal((first, first * 188L, 0), (packet.PacketNumber, packet.Offset, packet.ContentOffset));
        Assert.Equal((3, KlvPid), (packet.PesPackets, packet.Pid));
        Assert.Equal(klv, packet.Bytes.ToArray());
    }

    [Fact]
    public void A_packet_is_joined_wherever_it_is_split()
    {
        var klv = Packet(0);
        byte[] run = [.. Packet(1), .. klv];
        for (var at = 1; at < run.Length; at++)
        {
            var (packets, damage) = Join([run[..at], run[at..], klv]);
            Assert.Empty(damage);
            Assert.Equal([true, true, true], packets.Select(packet => packet.Checksum?.IsRight));
            Assert.Equal(at > run.Length - klv.Length ? 0 : 1, packets[1].PacketNumber);
        }
    }

    [Fact]
    public void Any_splitting_gives_the_same_packets()
    {
        byte[] item = [.. Convert.FromHexString("060e2b34010101030702010101050000"), 8, .. new byte[8]];
        byte[] universal = [.. s_universal, (byte)(2 * item.Length), .. item, .. item];
        byte[] run = [.. universal, .. Packet(1), .. Packet(2), .. universal, .. universal, .. Packet(3)];
        Gen.Int[1, 200].Array[1, 40].Sample(lengths =>
        {
            var pieces = new List<byte[]>();
            var at = 0;
            foreach (var length in lengths)
            {
                pieces.Add(run[at..Math.Min(at + length, run.Length)]);
                at = Math.Min(at + length, run.Length);
            }

            pieces.Add(run[at..]);
            var (packets, damage) = Join(pieces);
            var whole = KlvReader.Read(run, new DamageList());
            return damage.Count == 0 && packets.Select(Hex).SequenceEqual(whole.Select(Hex));
        });
    }

    [Fact]
    public void A_lost_transport_packet_costs_the_packets_that_it_held_and_no_other()
    {
        var whole = Split(out var starts, out var begin);
        var all = KlvIn(whole);
        for (var lost = begin; lost < whole.Count; lost++)
        {
            var sample = Split(out _, out _);
            sample.RemoveAt(lost);
            var telemetry = Read(sample);
            var track = Assert.Single(telemetry.Tracks);

            // The one that was hit has no end, or no beginning where its first bytes are what is missing.
            var hit = starts.FindLastIndex(start => start <= lost);
            Assert.Equal(all - 1, track.RightChecksums);
            Assert.Equal(0, track.WrongChecksums);
            Assert.InRange(track.CutPackets, 0, 1);
            Assert.NotEmpty(telemetry.Damage.Concat(telemetry.Transport.Damage));
            if (track.CutPackets == 0) continue;
            var told = telemetry.Damage.First(one => one.Code == KlvCodes.Cut);
            Assert.Equal(starts[hit] * 188L, told.Offset);
            Assert.Contains(track.Track.Points, point => point.IsCut && point.Offset == told.Offset);
        }
    }

    [Fact]
    public void After_a_loss_the_items_of_a_universal_set_are_no_packets()
    {
        byte[] item = [.. Convert.FromHexString("060e2b34010101030702010101050000"), 8, .. new byte[8]];
        byte[] klv = [.. s_universal, (byte)(4 * item.Length), .. item, .. item, .. item, .. item];
        var half = klv.Length - (2 * item.Length);
        var sample = Begin();
        sample.Pes(KlvPid, 0xbd, 0, klv);
        sample.Pes(KlvPid, 0xbd, 3000, klv.AsSpan(0, half));
        var lost = sample.Count - 1;
        sample.Pes(KlvPid, 0xbd, null, klv.AsSpan(half));
        sample.Pes(KlvPid, 0xbd, 6000, klv.AsSpan(0, half));
        sample.Pes(KlvPid, 0xbd, null, klv.AsSpan(half));
        sample.RemoveAt(lost);
        var telemetry = Read(sample);
        var track = Assert.Single(telemetry.Tracks);
        Assert.Equal(2, Assert.Single(track.Packets, pair => pair.Key == SetKind.Universal).Value);
        Assert.DoesNotContain(SetKind.Other, track.Packets.Keys);
        Assert.Equal(0, track.CutPackets);
        Assert.Equal(KlvCodes.NoKey, Assert.Single(telemetry.Damage).Code);
    }

    [Fact]
    public void A_length_that_no_packet_has_is_not_waited_for()
    {
        byte[] huge = [.. SamplePacket.UasKey, 0x84, 0x7f, 0xff, 0xff, 0xff, 2, 8, .. new byte[8]];
        var (packets, damage) = Join([huge, new byte[100], Packet(0), huge[..20], Packet(1)]);
        Assert.Equal([null, true, null, true], packets.Select(packet => packet.Checksum?.IsRight));
        Assert.Equal([true, false, true, false], packets.Select(packet => packet.IsCut));
        Assert.Contains(damage, one => one.Code == KlvCodes.TooMany);
        Assert.Contains(damage, one => one.Code == KlvCodes.Cut);
    }

    [Fact]
    public void A_packet_that_is_open_at_the_end_is_given_and_told()
    {
        var klv = Packet(0);
        var (packets, damage) = Join([klv[..40], klv[40..80]]);
        Assert.True(Assert.Single(packets).IsCut);
        Assert.Equal(2, packets[0].PesPackets);
        Assert.Contains(damage, one => one.Code == KlvCodes.Cut);
    }

    private static string Hex(KlvPacket packet) => Convert.ToHexString(packet.Bytes.Span);

    private static int KlvIn(SampleTransport sample) => (int)Read(sample).Tracks[0].RightChecksums;

    /// <summary>Six packets, each in three PES packets of one or two transport packets.</summary>
    private static SampleTransport Split(out List<int> starts, out int begin)
    {
        var sample = Begin();
        starts = [];
        begin = sample.Count;
        for (var i = 0; i < 6; i++)
        {
            var klv = Packet(i);
            starts.Add(sample.Count);
            sample.Pes(KlvPid, 0xbd, i * 90_000L, klv.AsSpan(0, 60));
            sample.Pes(KlvPid, 0xbd, null, klv.AsSpan(60, 300));
            sample.Pes(KlvPid, 0xbd, null, klv.AsSpan(360));
        }

        // What is behind the last, so that its loss is seen.
        starts.Add(sample.Count);
        sample.Pes(KlvPid, 0xbd, 900_000, Packet(6));
        return sample;
    }

    private static (List<KlvPacket> Packets, DamageList Damage) Join(IEnumerable<byte[]> contents)
    {
        var damage = new DamageList();
        var entry = new StreamEntry { Pid = KlvPid, Type = StreamTypes.PrivatePes };
        var carriage = new KlvCarriage(entry, damage);
        var packets = contents
            .SelectMany((content, i) => carriage.Add(new PesPacket
            {
                Pid = KlvPid, PacketNumber = i, Offset = i * 188, StreamId = 0xbd, Bytes = content,
            }))
            .ToList();
        packets.AddRange(carriage.End());
        return (packets, damage);
    }

    private static SampleTransport Begin()
    {
        var sample = new SampleTransport();
        sample.Table(1, 1, (1, MapPid));
        sample.Map(MapPid, 1, 1, 0x1fff, (StreamTypes.PrivatePes, KlvPid, s_klva));
        return sample;
    }

    private static byte[] Packet(int second) => new SamplePacket().Time(Start + (second * 1_000_000L))
        .Signed(13, 48, 90).Signed(14, 37, 180).Add(3, new byte[400]).ToBytes();

    private static TransportTelemetry Read(SampleTransport sample) =>
        TransportTelemetryReader.Read(new MemoryBytes(sample.ToBytes()));
}
