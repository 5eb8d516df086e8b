using System.Text;
using Probative.Examination.Anatomy;
using Probative.Examination.Identity;
using Probative.Examination.Texts;
using Probative.Formats.Bytes;
using Probative.Formats.IsoBmff;
using Probative.Formats.Segments;
using Probative.Formats.Texts;
using Probative.Formats.Types;
using Xunit;

namespace Probative.Tests.Examination;

/// <summary>The JSON of what is read: its keys, its order, its bounds.</summary>
public sealed class ShapeTests
{
    private static readonly byte[] s_gif =
        [.. "GIF89a"u8, 1, 0, 1, 0, 0, 0, 0, 0x21, 0xFE, 2, 65, 66, 0, 0x3B, .. "%PDF-1.4"u8];

    [Fact]
    public void A_type_says_what_was_read_where_and_what_follows()
    {
        var shape = TypeJson.Of(TypeReader.Read(new MemoryBytes(s_gif), "a.jpg"));
        Assert.Equal("image/gif", (string?)shape["type"]!["media_type"]);
        Assert.Equal("differs", (string?)shape["name"]!["agreement"]);
        Assert.Equal("application/pdf", (string?)shape["further"]![0]!["media_type"]);
        Assert.Equal(20, (long)shape["appended"]!["offset"]!);
        Assert.Equal("application/pdf", (string?)shape["appended"]!["content"]!["media_type"]);
    }

    [Fact]
    public void Segments_are_listed_with_what_lies_behind_them()
    {
        var shape = SegmentJson.Of(SegmentReader.Read(new MemoryBytes(s_gif))!);
        Assert.Equal("AB", (string?)shape["segments"]![1]!["note"]);
        Assert.Equal(8, (long)shape["behind_end_bytes"]!);
        Assert.Equal("segment-behind-end", (string?)shape["damage"]!["listed"]![0]!["code"]);
    }

    [Fact]
    public void Boxes_that_are_not_listed_are_counted()
    {
        byte[] box = [0, 0, 0, 8, .. "free"u8];
        var bytes = Enumerable.Repeat(box, 2500).SelectMany(part => part).ToArray();
        var shape = BoxJson.Of(BoxReader.Read(new MemoryBytes(bytes)));
        Assert.Equal(2000, shape["boxes"]!.AsArray().Count);
        Assert.Equal(500, (long)shape["boxes_left_out"]!);
        Assert.Null(shape["movie"]);
    }

    [Fact]
    public void A_time_that_was_not_set_has_no_date()
    {
        byte[] header = [0, 0, 0, 108, .. "mvhd"u8, .. new byte[8], 0xDE, 0x43, 0x34, 0x40, .. new byte[88]];
        byte[] movie = [0, 0, 0, 116, .. "moov"u8, .. header];
        var shape = BoxJson.Of(BoxReader.Read(new MemoryBytes(movie)))["movie"]!;
        Assert.False((bool)shape["created"]!["is_set"]!);
        Assert.Null(shape["created"]!["utc"]);
        Assert.StartsWith("2022-", (string?)shape["modified"]!["utc"], StringComparison.Ordinal);
    }

    [Fact]
    public void Subtitles_and_texts_have_an_encoding_a_language_and_their_cues()
    {
        const string subtitles = "1\n00:00:01,000 --> 00:00:02,000\nМи вже приїхали, і все добре.\n";
        var bytes = Encoding.UTF8.GetBytes(subtitles);
        var cues = TextJson.Of(SubtitleReader.Read(new MemoryBytes(bytes))!);
        Assert.Equal(1000, (long)cues["cues"]![0]!["start_ms"]!);
        Assert.Equal("UTF-8", (string?)cues["encoding"]!["name"]);
        var text = TextJson.Of(PlainText.Read(new MemoryBytes(bytes)));
        Assert.True((bool)text["is_whole"]!);
    }
}
