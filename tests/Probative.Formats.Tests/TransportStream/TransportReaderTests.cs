using System.Security.Cryptography;
using CsCheck;
using Probative.Formats.Bytes;
using Probative.Formats.TransportStream;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Formats.Tests.TransportStream;

public sealed class TransportReaderTests
{
    private const int MapPid = 0x100;
    private const int VideoPid = 0x101;
    private const int KlvPid = 0x102;
    private static readonly byte[] s_klva = [5, 4, (byte)'K', (byte)'L', (byte)'V', (byte)'A'];

    [Theory]
    [InlineData(188)]
    [InlineData(192)]
    [InlineData(204)]
    public void Packets_of_each_size_give_the_same_programs_and_content(int stride)
    {
        var contents = Enumerable.Range(0, 9).Select(i => RandomNumberGenerator.GetBytes(i * 100)).ToArray();
        var (packets, report) = ReadAll(Sample(contents).ToBytes(stride));
        Assert.Equal(stride, report.Layout?.StrideBytes);
        Assert.Empty(report.Damage);
        Assert.Equal(contents, packets.Where(pes => pes.Pid == KlvPid).Select(pes => pes.Bytes.ToArray()));
        Assert.Equal(
            Enumerable.Range(0, 9).Select(i => (long?)(i * 3000)),
            packets.Where(pes => pes.Pid == KlvPid).Select(pes => pes.Pts));
        var program = Assert.Single(report.Programs);
        Assert.Equal((1, MapPid), (program.Number, program.MapPid));
        Assert.Equal((VideoPid, 3), (program.ClockPid, program.Version));
        byte?[] types = [StreamTypes.Avc, StreamTypes.PrivatePes];
        Assert.Equal(types, program.Streams.Select(entry => entry.Type));
        Assert.Equal("KLVA", program.Streams[1].FormatIdentifier);
        Assert.True(program.Streams[1].IsKlv);
        Assert.Equal(77, report.TransportStreamId);
    }

    [Fact]
    public void A_pes_packet_knows_the_transport_packet_in_which_it_begins()
    {
        var sample = Sample([new byte[500], new byte[10]]);
        var bytes = sample.ToBytes(192);
        var (packets, _) = ReadAll(bytes);
        foreach (var pes in packets)
        {
            Assert.Equal(4 + (pes.PacketNumber * 192), pes.Offset);
            Assert.Equal(0x47, bytes[pes.Offset]);
            Assert.Equal(pes.Pid, ((bytes[pes.Offset + 1] & 0x1f) << 8) | bytes[pes.Offset + 2]);
            Assert.NotEqual(0, bytes[pes.Offset + 1] & 0x40);
        }
    }

    [Fact]
    public void After_foreign_bytes_the_next_packets_are_found_again()
    {
        var whole = Sample([.. Enumerable.Range(0, 40).Select(_ => new byte[100])]).ToBytes();
        byte[] foreign = [0, .. Enumerable.Repeat((byte)0x47, 3), .. new byte[1000]];
        byte[] bytes = [.. foreign, .. whole.AsSpan(0, 1880), .. foreign, .. whole.AsSpan(1880)];
        var (packets, report) = ReadAll(bytes);
        Assert.Equal(40, packets.Count(pes => pes.Pid == KlvPid));
        Assert.Equal(2 * foreign.Length, report.SkippedBytes);
        Assert.Equal(
            [0L, foreign.Length + 1880],
            report.Damage.Where(one => one.Code == TransportCodes.SyncLost).Select(one => one.Offset));
        Assert.Equal(2, report.Damage.Count);
    }

    [Fact]
    public void A_missing_packet_is_a_fault_and_a_repeated_one_is_not()
    {
        var sample = Sample([new byte[1000], new byte[1000]]);
        sample.Repeat(sample.Count - 3);
        Assert.Equal([1000, 1000], KlvLengths(sample, out var report));
        Assert.Equal(1, report.Pids.Single(pid => pid.Pid == KlvPid).Duplicates);
        Assert.Empty(report.Damage);

        sample.RemoveAt(sample.Count - 2);
        sample.RemoveAt(sample.Count - 2);
        Assert.Equal(2, KlvLengths(sample, out report).Count);
        Assert.Equal(1, report.Pids.Single(pid => pid.Pid == KlvPid).ContinuityFaults);
        Assert.Equal(
            [TransportCodes.Continuity, TransportCodes.PesShort],
            report.Damage.Select(one => one.Code));
    }

    [Fact]
    public void A_table_with_a_wrong_crc_is_reported_and_not_used()
    {
        var sample = Sample([new byte[10]]);
        sample.Packet(1)[20] ^= 1;
        var (_, report) = ReadAll(sample.ToBytes());
        Assert.Equal(1, report.WrongSections);
        Assert.Empty(Assert.Single(report.Programs).Streams);
        Assert.Equal(TransportCodes.SectionCrc, Assert.Single(report.Damage).Code);
    }

    [Fact]
    public void A_new_version_of_a_map_takes_the_place_of_the_old_one()
    {
        var sample = Sample([new byte[10]]);
        sample.Map(MapPid, 1, 4, VideoPid, (StreamTypes.MetadataPes, 0x200, MetadataKlva));
        sample.Pes(0x200, 0xfc, 90_000, new byte[33]);
        var (packets, report) = ReadAll(sample.ToBytes());
        var program = Assert.Single(report.Programs);
        Assert.Equal((4, 1), (program.Version, program.VersionChanges));
        var entry = Assert.Single(program.Streams);
        Assert.True(entry.IsSynchronousKlv);
        Assert.Equal((byte)7, entry.Descriptors[0].MetadataServiceId);
        Assert.Equal(33, packets.Single(pes => pes.Pid == 0x200).Bytes.Length);
    }

    [Fact]
    public void The_program_clock_is_followed_over_its_wrap_and_its_leaps_are_told()
    {
        const long Wrap = (1L << 33) * 300;
        var sample = Sample([]);
        long[] clock = [Wrap - 2_700_000, 100, 2_700_100, 270_000_000, 275_000_000, 1_000_000];
        foreach (var pcr in clock) sample.Clock(VideoPid, pcr);
        sample.Clock(VideoPid, 900_000_000, isAnnounced: true);
        var (_, report) = ReadAll(sample.ToBytes());
        var told = report.Pids.Single(pid => pid.Pid == VideoPid).Clock;
        Assert.NotNull(told);
        Assert.Equal((7L, 2L, 1L), (told.Count, told.Jumps, told.Announced));
        Assert.Equal((2_700_100L + 2_700_000) + 5_000_000, told.ElapsedTicks);
        Assert.Equal((clock[0], 900_000_000L), (told.First, told.Last));
    }

    [Fact]
    public void Scrambled_and_marked_packets_are_counted_and_not_read()
    {
        var sample = Sample([new byte[10], new byte[10]]);
        sample.Packet(sample.Count - 1)[3] |= 0x80;
        sample.Packet(sample.Count - 2)[1] |= 0x80;
        Assert.Single(KlvLengths(sample, out var report));
        Assert.Equal(1, report.Pids.Single(pid => pid.Pid == KlvPid).Scrambled);
        Assert.Equal(1, report.Pids.Single(pid => pid.Pid == VideoPid).Errors);
    }

    [Fact]
    public void A_long_pes_packet_is_cut_at_the_limit_and_only_a_whole_one_is_missed()
    {
        var sample = Sample([]);
        sample.Pes(VideoPid, 0xe0, 0, new byte[100_000], isOpen: true);
        sample.Pes(KlvPid, 0xbd, 0, new byte[60_000]);
        var (packets, report) = ReadAll(sample.ToBytes(), limit: 5000, head: 77);
        Assert.Equal([5000, 77], packets.Select(pes => pes.Bytes.Length));
        Assert.All(packets, pes => Assert.True(pes.IsCut));
        Assert.Equal(TransportCodes.PesLarge, Assert.Single(report.Damage).Code);
    }

    [Fact]
    public void Genuine_streams_read_without_a_fault()
    {
        var folder = Repository.Outside("klv-dji/ts-real");
        var files = Directory.GetFiles(folder, "*.ts").Order(StringComparer.Ordinal).ToArray();
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            using var source = FileBytes.Open(file);
            var report = TransportReader.Examine(source);
            Assert.Empty(report.Damage);
            Assert.Equal(source.Length, report.Packets * 188);
            var streams = Assert.Single(report.Programs).Streams;
            var hasKlv = !file.Contains("no_klv", StringComparison.Ordinal);
            Assert.Equal(hasKlv, streams.Any(entry => entry.IsKlv));
            Assert.Single(streams, entry => entry.IsVideo);
        }
    }

    [Fact]
    public void Random_and_changed_bytes_never_throw()
    {
        var whole = Sample([.. Enumerable.Range(0, 6).Select(i => new byte[i * 90])]).ToBytes();
        Gen.Select(Gen.Byte.Array[0, 3000], Gen.Bool, Gen.Int[0, 2]).Sample(
            (noise, isSynced, stride) =>
            {
                if (isSynced)
                {
                    int[] strides = [188, 192, 204];
                    for (var at = 0; at < noise.Length; at += strides[stride]) noise[at] = 0x47;
                }

                ReadAll(noise);
            },
            iter: 3000);
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte).Array[1, 30].Sample(
            changes =>
            {
                var bytes = whole.ToArray();
                foreach (var (at, value) in changes) bytes[at] = value;
                ReadAll(bytes);
                ReadAll(bytes[..changes[0].Item1]);
            },
            iter: 3000);
    }

    private static byte[] MetadataKlva =>
        [0x26, 9, 1, 0, 0xff, (byte)'K', (byte)'L', (byte)'V', (byte)'A', 7, 0x0f];

    private static SampleTransport Sample(byte[][] contents)
    {
        var sample = new SampleTransport();
        sample.Table(77, 1, (1, MapPid));
        sample.Map(
            MapPid,
            1,
            3,
            VideoPid,
            (StreamTypes.Avc, VideoPid, []),
            (StreamTypes.PrivatePes, KlvPid, s_klva));
        for (var i = 0; i < contents.Length; i++)
        {
            sample.Pes(VideoPid, 0xe0, i * 3000, new byte[20], isOpen: true);
            sample.Pes(KlvPid, 0xbd, i * 3000, contents[i]);
        }

        return sample;
    }

    private static List<int> KlvLengths(SampleTransport sample, out TransportReport report)
    {
        var (packets, all) = ReadAll(sample.ToBytes());
        report = all;
        return [.. packets.Where(pes => pes.Pid == KlvPid).Select(pes => pes.Bytes.Length)];
    }

    private static (List<PesPacket> Packets, TransportReport Report) ReadAll(
        byte[] bytes, int limit = 100_000, int head = 1000)
    {
        var reader = new TransportReader(
            new MemoryBytes(bytes), entry => entry.IsVideo ? PesWish.Head(head) : PesWish.Whole(limit));
        var packets = new List<PesPacket>();
        while (reader.Next() is { } packet) packets.Add(packet);
        return (packets, reader.Report);
    }
}
