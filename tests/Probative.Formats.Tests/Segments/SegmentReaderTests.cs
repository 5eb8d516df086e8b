using System.Diagnostics;
using CsCheck;
using Probative.Formats.Bytes;
using Probative.Formats.Segments;
using Probative.Formats.Tests.Types;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Formats.Tests.Segments;

public sealed class SegmentReaderTests
{
    [Fact]
    public void The_segments_of_a_JPEG_lie_one_behind_the_other_to_its_end()
    {
        var bytes = Samples.Jpeg();
        var report = Read(bytes);
        Assert.Equal(["SOI", "APP0", "SOS", "scan data", "EOI"], report.Segments.Select(part => part.Name));
        Assert.Equal("JFIF", report.Segments[1].Note);
        Assert.Equal(bytes.Length, report.End);
        AssertGapless(report, bytes.Length);
        Assert.Empty(report.Damage);
    }

    [Fact]
    public void Fill_bytes_before_a_marker_are_lawful_and_other_bytes_are_not()
    {
        var bytes = Samples.Jpeg();
        byte[] filled = [.. bytes[..2], 0xFF, 0xFF, .. bytes[2..]];
        Assert.Empty(Read(filled).Damage);
        byte[] strewn = [.. bytes[..20], 1, 2, 3, .. bytes[20..]];
        Assert.Equal(SegmentCodes.Marker, Assert.Single(Read(strewn).Damage).Code);
    }

    [Fact]
    public void A_JPEG_larger_than_the_window_is_read_across_its_edge()
    {
        var start = Samples.Jpeg()[..^2];
        for (var length = 32 * 1024 - 40; length < (32 * 1024) + 4; length++)
        {
            byte[] bytes = [.. start, .. new byte[length], 0xFF, 0xD9, 7];
            var report = Read(bytes);
            Assert.Equal(bytes.Length - 1, report.End);
            Assert.Equal(1, report.BehindEndBytes);
        }
    }

    [Fact]
    public void A_wrong_check_sum_in_a_PNG_is_told_with_its_chunk()
    {
        var text = Samples.Chunk("tEXt", [.. "Software\0x"u8]);
        var bytes = Samples.Png(text, Samples.Chunk("IDAT", [1, 2, 3]));
        var whole = Read(bytes);
        Assert.Empty(whole.Damage);
        Assert.Equal("Software", whole.Segments[2].Note);
        AssertGapless(whole, bytes.Length);
        bytes[^14] ^= 1;
        var changed = Read(bytes);
        var fault = Assert.Single(changed.Damage);
        Assert.Equal(SegmentCodes.Sum, fault.Code);
        Assert.Equal("IDAT", changed.Segments.Single(segment => segment.IsSumRight == false).Name);
    }

    [Fact]
    public void The_blocks_of_a_GIF_and_the_chunks_of_a_WAV_are_listed()
    {
        var gif = Samples.Gif();
        var blocks = Read(gif);
        Assert.Equal(["header", "comment", "image", "trailer"], blocks.Segments.Select(block => block.Name));
        Assert.Equal("a note", blocks.Segments[1].Note);
        AssertGapless(blocks, gif.Length);
        var wave = Read(Samples.Wave());
        Assert.Equal(["RIFF", "fmt ", "data"], wave.Segments.Select(chunk => chunk.Name));
        Assert.Equal("WAVE", wave.Segments[0].Note);
        Assert.Equal(wave.SizeBytes, wave.End);
    }

    [Fact]
    public void A_Matroska_file_is_listed_down_to_what_its_segment_holds()
    {
        var report = Read(Samples.Ebml("matroska"));
        Assert.Equal(["EBML", "Segment", "Info"], report.Segments.Select(element => element.Name));
        Assert.Equal([0, 0, 1], report.Segments.Select(element => element.Depth));
        Assert.Equal(report.SizeBytes, report.End);
    }

    [Fact]
    public void Clusters_of_unknown_size_are_walked_to_the_next_one()
    {
        byte[] cluster = [0x1F, 0x43, 0xB6, 0x75, 0xFF, 0xE7, 0x81, 5, 0xA3, 0x82, 1, 2];
        byte[] segment = [0x18, 0x53, 0x80, 0x67, 0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF];
        var report = Read([.. Samples.Ebml("webm")[..^10], .. segment, .. cluster, .. cluster]);
        Assert.Equal(2, report.Segments.Count(element => element.Name == "Cluster"));
        Assert.Equal(report.SizeBytes, report.End);
        Assert.Empty(report.Damage);
    }

    [Fact]
    public void A_file_that_was_cut_has_no_end_and_keeps_what_came_before()
    {
        byte[][] wholes = [Samples.Jpeg(), Samples.Png(), Samples.Gif(), Samples.Wave()];
        foreach (var whole in wholes)
        {
            var report = Read(whole[..^1]);
            Assert.Null(report.End);
            Assert.Equal(SegmentCodes.Truncated, report.Damage[0].Code);
            Assert.NotEmpty(report.Segments);
        }
    }

    [Fact]
    public void The_list_is_bounded_and_the_rest_is_counted()
    {
        var chunks = Enumerable.Repeat(Samples.Chunk("tIME", []), 12_000).ToArray();
        var report = Read(Samples.Png(chunks));
        Assert.Equal(10_000, report.Segments.Count);
        Assert.Equal(2003, report.NotListed);
        Assert.Equal(report.SizeBytes, report.End);
    }

    [Theory]
    [InlineData("pdq")]
    [InlineData("pdq-lossless")]
    [InlineData("c2pa")]
    public void Pictures_of_other_projects_are_read_to_an_end(string topic)
    {
        var unended = new List<string>();
        var read = 0;
        var folder = Repository.Outside(topic);
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            if (Path.GetExtension(path) is not (".jpg" or ".png")) continue;
            using var bytes = FileBytes.Open(path);
            read++;
            if (SegmentReader.Read(bytes)?.End is null) unended.Add(Path.GetFileName(path));
        }

        Assert.True(read > 10);
        Assert.Empty(unended);
    }

    [Fact]
    public void No_bytes_make_it_throw_or_take_long()
    {
        var watch = Stopwatch.StartNew();
        byte[][] bases =
        [
            Samples.Jpeg(), Samples.Png(Samples.Chunk("IDAT", [1, 2, 3])), Samples.Gif(), Samples.Wave(),
            Samples.Ebml("matroska"),
        ];
        var changes = Gen.Select(Gen.Int[3, 400], Gen.Byte).Array[0, 10];
        Gen.Select(Gen.Int[0, bases.Length - 1], changes, Gen.Byte.Array[0, 100], Gen.Int[0, 400]).Sample(
            (which, changed, more, cut) =>
            {
                byte[] bytes = [.. bases[which], .. more];
                foreach (var (at, value) in changed) bytes[at % bytes.Length] = value;
                Check(SegmentReader.Read(new MemoryBytes(bytes)), bytes.Length);
                var shorter = bytes[..(cut % bytes.Length)];
                Check(SegmentReader.Read(new MemoryBytes(shorter)), shorter.Length);
            },
            iter: 20_000);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"It took {watch.Elapsed}.");
    }

    private static SegmentReport Read(byte[] bytes)
    {
        var report = SegmentReader.Read(new MemoryBytes(bytes));
        Assert.NotNull(report);
        return report;
    }

    private static void Check(SegmentReport? report, int length)
    {
        if (report is null) return;
        Assert.InRange(report.End ?? 0, 0, length);
        Assert.All(report.Damage, damage => Assert.InRange(damage.Offset, 0, length));
    }

    private static void AssertGapless(SegmentReport report, long length)
    {
        var at = 0L;
        foreach (var segment in report.Segments)
        {
            Assert.Equal(at, segment.Offset);
            at += segment.SizeBytes;
        }

        Assert.Equal(length, at);
    }
}
