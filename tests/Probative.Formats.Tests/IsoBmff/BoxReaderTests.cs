using System.Diagnostics;
using CsCheck;
using Probative.Formats.Bytes;
using Probative.Formats.IsoBmff;
using Xunit;
using static Probative.Formats.Tests.IsoBmff.FilmSample;
using static Probative.Formats.Tests.Types.Samples;

namespace Probative.Formats.Tests.IsoBmff;

public sealed class BoxReaderTests
{
    [Fact]
    public void The_headers_of_movie_track_and_media_are_read()
    {
        var report = Read(Whole());
        Assert.Empty(report.Damage);
        Assert.Equal("isom", report.Brands?.Major);
        Assert.Equal(new DateTimeOffset(2022, 3, 1, 12, 0, 0, TimeSpan.Zero), report.Movie?.Created.Utc);
        Assert.Equal(3.0, report.Movie?.Seconds);
        var track = Assert.Single(report.Tracks);
        Assert.Equal(7u, track.Id);
        Assert.Equal(640, track.Width);
        Assert.Equal(90, track.RotationDegrees);
        Assert.Null(track.MediaCreated?.Utc);
        Assert.Equal("und", track.Language);
        Assert.Equal("vide", track.Handler);
        Assert.Equal("A handler", track.HandlerName);
        Assert.Equal(3.0, track.MediaSeconds);
        Assert.Equal([new Edit(300, -1, 1), new Edit(1500, 20, 1)], track.Edits);
    }

    [Fact]
    public void The_sample_tables_are_summarised()
    {
        var track = Read(Whole()).Tracks[0];
        var format = Assert.Single(track.Formats);
        Assert.Equal("avc1", format.Codec);
        Assert.Equal("FFMP", format.Vendor);
        Assert.Equal("Some code", format.Compressor);
        Assert.Equal(["avcC"], format.Extensions);
        Assert.Equal(3ul, track.Times?.Samples);
        Assert.Equal(5000ul, track.Times?.TotalTicks);
        Assert.False(track.Times?.IsVariable);
        Assert.Equal(1, track.SyncSamples?.Entries);
        Assert.Equal(60ul, track.Sizes?.Total);
        Assert.Equal(30, track.Sizes?.Largest);
        Assert.Equal(48, track.Chunks?.First);
        Assert.Equal(3, track.SamplesPerChunk?.Largest);
    }

    [Fact]
    public void Frames_at_no_one_rate_are_told()
    {
        var even = Moving(Numbers(0, 3, 10, 1000, 10, 1001, 1, 77));
        Assert.False(even.IsVariable);
        Assert.Equal(1001u, even.Commonest);
        Assert.Equal(10ul, even.CommonestSamples);
        Assert.True(Moving(Numbers(0, 3, 10, 1000, 10, 2500, 1, 1000)).IsVariable);
        TimeTable Moving(byte[] table) =>
            Read(Box("moov", Header(), Track(Box("stts", table)))).Tracks[0].Times!;
    }

    [Fact]
    public void A_table_of_many_entries_is_read_in_pieces_to_its_end()
    {
        const int count = 100_000;
        var table = new uint[2 + (2 * count)];
        table[1] = count;
        for (var i = 0; i < count; i++) (table[2 + (2 * i)], table[3 + (2 * i)]) = (1, (uint)(i % 3));
        var times = Read(Box("moov", Header(), Track(Box("stts", Numbers(table))))).Tracks[0].Times!;
        Assert.Equal(count, times.Entries);
        Assert.Equal((ulong)Enumerable.Range(0, count).Sum(i => i % 3), times.TotalTicks);
    }

    [Fact]
    public void Texts_in_user_data_lists_and_keys_are_found()
    {
        var place = "+48.4500+035.0500/"u8.ToArray();
        var user = Box(
            "udta",
            Box("©xyz", [0, (byte)place.Length, 0x15, 0xC7], place),
            Box("loci", Numbers(0), [0x15, 0xC7], "Town\0"u8.ToArray(), [0], Numbers(35 << 16, 48 << 16, 0)),
            Box("meta", Numbers(0), Box("hdlr", new byte[25]), Box("ilst", Box("©too", Data("Lavf58")))));
        byte[] key = [.. Numbers(0, 1, 8 + 24), .. "mdta"u8, .. "com.apple.quicktime.make"u8];
        var item = Numbers(8 + 24, 1).Concat(Data("Phone 1")).ToArray();
        item[3] = (byte)item.Length;
        var meta = Box("meta", Box("hdlr", new byte[25]), Box("keys", key), Box("ilst", item));
        var report = Read(Whole(user, meta));
        Assert.Empty(report.Damage);
        Assert.Equal(
            ["©xyz=+48.4500+035.0500/", "loci=48.00000 35.00000 0.0 Town", "©too=Lavf58",
                "com.apple.quicktime.make=Phone 1"],
            report.Texts.Select(text => $"{text.Key}={text.Value}"));
    }

    [Fact]
    public void Fragments_are_counted_with_their_samples_and_gaps()
    {
        var movie = Box("moov", Header(), Track(), Box("mvex", Box("trex", Numbers(0, 7, 1, 1000, 50, 0))));
        byte[] Fragment(uint number, uint time) => Box(
            "moof",
            Box("mfhd", Numbers(0, number)),
            Box("traf",
                Box("tfhd", Numbers(0, 7)),
                Box("tfdt", Numbers(0, time)),
                Box("trun", Numbers(0, 4)),
                Box("trun", Numbers(0x300, 2, 10, 1, 20, 2))));
        var report = Read([.. movie, .. Fragment(1, 0), .. Fragment(2, 4030), .. Fragment(5, 8060)]);
        Assert.Empty(report.Damage);
        Assert.Equal(3, report.Fragments?.Fragments);
        Assert.Equal(1, report.Fragments?.SequenceFaults);
        var sum = Assert.Single(report.Fragments!.Tracks);
        Assert.Equal(new TrackFragments(7, 6, 18, 12_090, 609, 0, 8060), sum);
    }

    [Fact]
    public void Items_of_a_picture_file_are_listed_with_their_places()
    {
        var info = Box("infe", Numbers(0x02000000), [0, 1, 0, 0], "hvc1"u8.ToArray(), [0]);
        var meta = Box(
            "meta",
            Numbers(0),
            Box("hdlr", Numbers(0, 0), "pict"u8.ToArray(), new byte[13]),
            Box("pitm", Numbers(0), [0, 1]),
            Box("iloc", Numbers(0), [0x44, 0x00, 0, 1, 0, 1, 0, 0, 0, 1], Numbers(20, 8)),
            Box("iinf", Numbers(0), [0, 1], info),
            Box("iprp", Box("ipco", Box("ispe", Numbers(0, 640, 480)), Box("irot", [1]))));
        var items = Read(Film("heic", meta)).Items;
        Assert.NotNull(items);
        Assert.Equal(1u, items.Primary);
        Assert.Equal(new PictureItem(1, "hvc1", null, 20, 8, false), Assert.Single(items.Items));
        Assert.Equal((640u, 480u), (items.Width!.Value, items.Height!.Value));
        Assert.Equal(["irot", "ispe"], items.Properties.Select(pair => pair.Key));
    }

    [Fact]
    public void Sizes_of_64_bits_to_the_end_and_of_uuid_boxes_are_read()
    {
        byte[] wide = [.. Numbers(1), .. "free"u8, .. Numbers(0, 20), 1, 2, 3, 4];
        byte[] named = Box("uuid", Enumerable.Range(0, 16).Select(i => (byte)i).ToArray(), [9]);
        byte[] open = [.. Numbers(0), .. "mdat"u8, 1, 2, 3];
        var boxes = Read([.. wide, .. named, .. open]).Boxes;
        Assert.Equal(["free", "uuid", "mdat"], boxes.Select(box => box.Type));
        Assert.Equal([20, 25, 11], boxes.Select(box => (int)box.SizeBytes));
        Assert.Equal("000102030405060708090a0b0c0d0e0f", boxes[1].ExtendedType);
    }

    [Fact]
    public void A_cut_an_oversized_and_an_undersized_box_are_damage_and_the_rest_is_read()
    {
        var whole = Whole();
        var cut = Read(whole[..^6]);
        Assert.Equal(BoxCodes.Truncated, Assert.Single(cut.Damage).Code);
        Assert.NotNull(cut.Movie);
        var inner = Header();
        inner[2] = 9;
        var oversized = Read([.. Box("moov", inner), .. Box("free", [1])]);
        Assert.Contains(oversized.Damage, damage => damage is { Code: BoxCodes.Oversized, Offset: 8 });
        Assert.Equal(Created, oversized.Movie?.Created.Raw);
        Assert.Equal("free", oversized.Boxes[1].Type);
        var undersized = Read([.. Box("free", [1]), .. Numbers(7), .. "mdat"u8, 1, 2, 3]);
        Assert.Equal(BoxCodes.Size, Assert.Single(undersized.Damage).Code);
        Assert.Equal(9, undersized.Damage[0].Offset);
    }

    [Fact]
    public void A_table_that_states_too_much_and_boxes_in_boxes_without_end_are_bounded()
    {
        var lying = Read(Box("moov", Header(), Track(Box("stts", Numbers(0, 0xFFFFFFFF, 1, 1000)))));
        Assert.Contains(lying.Damage, damage => damage.Code == BoxCodes.Table);
        Assert.Equal(1, lying.Tracks[0].Times?.Entries);
        byte[] nested = [];
        for (var i = 0; i < 3000; i++) nested = Box("moov", nested);
        Assert.Contains(Read(nested).Damage, damage => damage.Code == BoxCodes.TooDeep);
    }

    [Fact]
    public void Many_small_boxes_are_counted_beyond_those_that_are_kept()
    {
        var bytes = Enumerable.Repeat(Box("free"), 30_000).SelectMany(box => box).ToArray();
        var report = Read(bytes);
        Assert.Equal(20_000, report.Boxes.Count);
        Assert.Equal(30_000, report.BoxCount);
        Assert.Equal(10_000, report.NotKept);
    }

    [Fact]
    public void No_bytes_make_it_throw_or_take_long()
    {
        var watch = Stopwatch.StartNew();
        byte[][] bases =
        [
            Whole(Box("udta", Box("©xyz", [0, 2, 0, 0, 65, 66]), Box("loci", new byte[30]))),
            Film("heic", Box("meta", Numbers(0), Box("iloc", new byte[40]), Box("iinf", new byte[40]))),
            [
                .. Box("moov", Header()),
                .. Box("moof", Box("traf", Box("tfhd", Numbers(0, 7)), Box("trun", new byte[40]))),
            ],
        ];
        Gen.Byte.Array[0, 200].Sample(
            bytes => Read([.. Numbers((uint)bytes.Length), .. "moov"u8, .. bytes]), iter: 5000);
        var changes = Gen.Select(Gen.Int[0, 2000], Gen.Byte).Array[1, 10];
        Gen.Select(Gen.Int[0, bases.Length - 1], changes, Gen.Int[0, 2000]).Sample(
            (which, changed, cut) =>
            {
                var bytes = bases[which].ToArray();
                foreach (var (at, value) in changed) bytes[at % bytes.Length] = value;
                Read(bytes);
                var report = Read(bytes[..(cut % bytes.Length)]);
                Assert.All(report.Damage, damage => Assert.InRange(damage.Offset, 0, bytes.Length));
            },
            iter: 10_000);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"It took {watch.Elapsed}.");
    }

    private static BoxReport Read(byte[] bytes) => BoxReader.Read(new MemoryBytes(bytes));
}
