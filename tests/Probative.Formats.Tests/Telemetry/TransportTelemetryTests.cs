using System.Text.Json;
using CsCheck;
using Probative.Formats.Bytes;
using Probative.Formats.Klv;
using Probative.Formats.Telemetry;
using Probative.Formats.Tests.Klv;
using Probative.Formats.Tests.TransportStream;
using Probative.Formats.TransportStream;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Formats.Tests.Telemetry;

public sealed class TransportTelemetryTests
{
    private const int MapPid = 0x100;
    private const int VideoPid = 0x101;
    private const int KlvPid = 0x102;
    private const long Start = 1_672_531_200_000_000;
    private static readonly byte[] s_klva = [5, 4, (byte)'K', (byte)'L', (byte)'V', (byte)'A'];

    [Fact]
    public void Every_packet_of_a_stream_reads_as_another_reader_reads_it()
    {
        var path = Repository.Outside("klv-dji/klv/st0601.ts");
        var text = File.ReadAllBytes(Repository.Outside("klv-dji/klv/st0601-ts-expected.json"));
        using var expected = JsonDocument.Parse(text);
        using var source = FileBytes.Open(path);
        var packets = Packets(source);
        Assert.Equal(expected.RootElement.GetArrayLength(), packets.Count);
        var fields = 0;
        foreach (var (packet, told) in packets.Zip(expected.RootElement.EnumerateArray()))
        {
            Assert.Equal(told.GetProperty("bytes").GetInt32(), packet.Bytes.Length);
            Assert.Equal(told.GetProperty("checksum_ok").GetBoolean(), packet.Checksum?.IsRight ?? false);
            fields += ExpectedFields.Check(packet.Set!, told.GetProperty("decode"));
        }

        Assert.True(fields > 16 * packets.Count / 2);
        var telemetry = TransportTelemetryReader.Read(source);
        var track = Assert.Single(telemetry.Tracks);
        Assert.Equal(packets.Count, track.Track.Points.Count);
        Assert.Empty(telemetry.Transport.Damage);
        Assert.All(track.Track.Points, point => Assert.NotNull(point.MediaMicros));
    }

    [Theory]
    [InlineData("aphill_klv_10s.ts", SetKind.Universal, 38.3, -77.3)]
    [InlineData("h264_klv.ts", SetKind.Uas, null, null)]
    public void Genuine_streams_read_plausibly(string name, SetKind kind, double? latitude, double? longitude)
    {
        using var source = FileBytes.Open(Repository.Outside($"klv-dji/ts-real/{name}"));
        var telemetry = TransportTelemetryReader.Read(source);
        var track = Assert.Single(telemetry.Tracks);
        Assert.Equal(0, track.WrongChecksums);
        Assert.Equal(0, track.CutPackets);
        Assert.True(track.Packets[kind] >= 1);
        Assert.NotNull(track.FirstPacket?.Set);
        Assert.Equal(0, telemetry.Damage.Errors);
        var points = track.Track.Points;
        Assert.All(points, point => Assert.NotNull(point.Micros));
        if (latitude is null || longitude is null) return;
        var near = new GeoPoint(latitude.Value, longitude.Value);
        Assert.All(points, point => Assert.True(point.Position!.Value.DistanceMetres(near) < 60_000));
        Assert.All(points, point => Assert.InRange(point.AltitudeMetres!.Value, 100, 9_000));
        Assert.Empty(track.Track.Faults);
        Assert.InRange(track.Track.GreatestSpeed!.Value, 20, 150);
    }

    [Fact]
    public void A_stream_without_metadata_has_no_track()
    {
        using var source = FileBytes.Open(Repository.Outside("klv-dji/ts-real/h264_no_klv.ts"));
        var telemetry = TransportTelemetryReader.Read(source);
        Assert.Empty(telemetry.Tracks);
        Assert.True(telemetry.Pictures > 10);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void Clocks_are_measured_against_each_other(bool isSynchronous, bool hasPts)
    {
        // Ten minutes in which the telemetry runs 50 millionths fast and 120 ms ahead of the pictures.
        var sample = Begin(isSynchronous);
        for (var i = 0; i < 600; i++)
        {
            var pts = i * 90_000L;
            var time = Start + (i * 1_000_000L);
            sample.Pes(VideoPid, 0xe0, pts & 0x1_ffff_ffff, Picture(time), isOpen: true);
            var told = Start + 120_000 + (long)(i * 1_000_050.0);
            var klv = new SamplePacket().Time(told).Signed(13, 48, 90).Signed(14, 37, 180).ToBytes();
            byte[] content = isSynchronous
                ? [1, (byte)i, 0xdf, (byte)(klv.Length >> 8), (byte)klv.Length, .. klv]
                : klv;
            sample.Pes(KlvPid, (byte)(isSynchronous ? 0xfc : 0xbd), hasPts ? pts : null, content);
        }

        var telemetry = Read(sample);
        Assert.Empty(telemetry.Damage);
        Assert.Equal((600L, 600L), (telemetry.Pictures, telemetry.PictureTimes));
        Assert.Equal(600, telemetry.UnlockedPictureTimes);
        Assert.Equal(0, telemetry.PictureTimeToPts?.DriftPpm);
        var track = Assert.Single(telemetry.Tracks);
        Assert.Equal(isSynchronous, track.Entry.IsSynchronousKlv);
        Assert.Equal(600, track.RightChecksums);
        Assert.Equal(0, track.CellFaults);
        var relation = track.TimeToPts;
        Assert.NotNull(relation);
        Assert.Equal(50, relation.DriftPpm!.Value, 0.1);
        Assert.Equal(Start + 120_000 + (50 * 299.5), relation.OffsetMicros.Median, 10.0);
        Assert.Equal(599e6, relation.SpanMicros, 10.0);
        Assert.Equal(120_000 + (50 * 299.5), track.TimeToPictureTime!.OffsetMicros.Median, 10.0);
        Assert.Equal(hasPts, track.PictureLagMicros is not null);
        if (hasPts) Assert.Equal(0, track.PictureLagMicros!.Value.Highest);
        Assert.All(track.Track.Points, point => Assert.Equal(hasPts, point.IsPtsCarried));
    }

    [Fact]
    public void Presentation_times_wrap_without_a_gap()
    {
        const long Wrap = 1L << 33;
        var sample = Begin(isSynchronous: false);
        for (var i = 0; i < 20; i++)
        {
            var klv = new SamplePacket().Time(Start + (i * 1_000_000L)).ToBytes();
            sample.Pes(KlvPid, 0xbd, (Wrap - 900_000 + (i * 90_000L)) % Wrap, klv);
        }

        var track = Assert.Single(Read(sample).Tracks);
        Assert.Equal(0, track.TimeToPts!.DriftPpm!.Value, 0.2);
        Assert.Equal(19e6, track.TimeToPts.SpanMicros, 10.0);
    }

    [Fact]
    public void Units_in_fragments_are_put_together_and_lost_cells_counted()
    {
        var sample = Begin(isSynchronous: true);
        var klv = new SamplePacket().Time(Start).Add(3, new byte[100]).ToBytes();
        sample.Pes(KlvPid, 0xfc, 0, [1, 0, 0x9f, 0, 50, .. klv.AsSpan(0, 50)]);
        sample.Pes(KlvPid, 0xfc, 3000, [1, 1, 0x1f, 0, 20, .. klv.AsSpan(50, 20)]);
        var rest = klv.Length - 70;
        sample.Pes(KlvPid, 0xfc, 6000, [1, 3, 0x5f, 0, (byte)rest, .. klv.AsSpan(70)]);
        sample.Pes(KlvPid, 0xfc, 9000, [1, 4, 0x5f, 0, 3, 1, 2, 3]);
        sample.Pes(KlvPid, 0xfc, 12_000, [1, 5, 0xdf, 0, 200, .. klv.AsSpan(0, 40)]);
        var telemetry = Read(sample);
        var track = Assert.Single(telemetry.Tracks);
        Assert.Equal([0L, 12_000L], track.Track.Points.Select(point => point.Pts!.Value));
        Assert.Equal((1L, 1L, 1L), (track.CellFaults, track.RightChecksums, track.CutPackets));
        Assert.Equal(
            [KlvCodes.Fragment, KlvCodes.Cell, KlvCodes.Cut],
            telemetry.Damage.Select(one => one.Code).Where(code => code != KlvCodes.Length));
    }

    [Fact]
    public void Random_and_changed_streams_never_throw()
    {
        var sample = Begin(isSynchronous: true);
        for (var i = 0; i < 5; i++)
        {
            var klv = new SamplePacket().Time(Start + i).Signed(13, 48, 90).Add(48, 1, 1, 1).ToBytes();
            sample.Pes(VideoPid, 0xe0, i * 3000, Picture(Start), isOpen: true);
            sample.Pes(KlvPid, 0xfc, i * 3000, [1, (byte)i, 0xdf, 0, (byte)klv.Length, .. klv]);
        }

        var whole = sample.ToBytes();
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte).Array[1, 40].Sample(
            changes =>
            {
                var bytes = whole.ToArray();
                foreach (var (at, value) in changes) bytes[at] = value;
                TransportTelemetryReader.Read(new MemoryBytes(bytes));
            },
            iter: 3000);
    }

    private static SampleTransport Begin(bool isSynchronous)
    {
        var sample = new SampleTransport();
        sample.Table(1, 1, (1, MapPid));
        sample.Map(
            MapPid,
            1,
            1,
            VideoPid,
            (StreamTypes.Avc, VideoPid, []),
            (isSynchronous ? StreamTypes.MetadataPes : StreamTypes.PrivatePes, KlvPid, s_klva));
        return sample;
    }

    private static byte[] Picture(long micros)
    {
        var time = BitConverter.GetBytes(micros).AsEnumerable().Reverse().ToArray();
        return
        [
            0, 0, 0, 1, 9, 0x10, 0, 0, 1, 6, 5, 28, .. "MISPmicrosectime"u8, 0x9f, time[0], time[1], 0xff,
            time[2], time[3], 0xff, time[4], time[5], 0xff, time[6], time[7], 0x80, 0, 0, 1, 0x65, 1, 2, 3,
        ];
    }

    private static TransportTelemetry Read(SampleTransport sample) =>
        TransportTelemetryReader.Read(new MemoryBytes(sample.ToBytes()));

    private static List<KlvPacket> Packets(ByteSource source)
    {
        var damage = new DamageList();
        KlvCarriage? carriage = null;
        var reader = new TransportReader(source, entry =>
        {
            if (entry.IsKlv) carriage = new KlvCarriage(entry, damage);
            return entry.IsKlv ? PesWish.Whole(100_000) : PesWish.None;
        });
        var packets = new List<KlvPacket>();
        while (reader.Next() is { } pes) packets.AddRange(carriage!.Add(pes));
        packets.AddRange(carriage!.End());
        return packets;
    }
}
