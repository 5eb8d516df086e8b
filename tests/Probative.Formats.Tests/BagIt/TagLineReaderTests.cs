using System.Text;
using CsCheck;
using Probative.Formats.BagIt;
using Probative.Formats.Containers;
using Xunit;

namespace Probative.Formats.Tests.BagIt;

public class TagLineReaderTests
{
    [Fact]
    public void Lines_are_those_of_a_naive_splitter_with_their_offsets_in_every_encoding()
    {
        Gen<string> text = Gen.String[Gen.Char["ab\r\n\u00e9"], 0, 40];
        TagEncoding[] encodings =
            [TagEncoding.Utf8, TagEncoding.Latin1, TagEncoding.Utf16BigEndian, TagEncoding.Utf16LittleEndian];
        Gen.Select(text, Gen.OneOf([.. encodings.Select(Gen.Const)]), Gen.Int[1, 7]).Sample(
            (content, encoding, pace) =>
        {
            Encoding bytes = BytesOf(encoding);
            var damages = new DamageList();
            (string, long)[] read = [.. Read(bytes.GetBytes(content), encoding, pace, damages)];
            Assert.Equal(Split(content, bytes), read);
            Assert.Empty(damages);
        });
    }

    [Fact]
    public void A_line_that_is_too_long_is_named_and_the_next_is_read()
    {
        byte[] bytes = Encoding.UTF8.GetBytes("first\n" + new string('x', 300_000) + "\nlast\n");
        var damages = new DamageList();

        (string, long)[] read = [.. Read(bytes, TagEncoding.Utf8, pace: 100_000, damages)];

        Assert.Equal([("first", 0), ("last", bytes.Length - 5)], read);
        Assert.Equal((BagCodes.TagFile, 6L), (Assert.Single(damages).Code, damages[0].Offset));
    }

    [Theory]
    [InlineData(TagEncoding.Utf8, new byte[] { 0x61, 0xC3, 0x28 }, 1)]
    [InlineData(TagEncoding.Ascii, new byte[] { 0x61, 0x62, 0x80 }, 2)]
    [InlineData(TagEncoding.Utf16BigEndian, new byte[] { 0, 0x61, 0xD8, 0, 0, 0x61 }, 2)]
    [InlineData(TagEncoding.Utf16LittleEndian, new byte[] { 0x61, 0, 0x61 }, 2)]
    public void Bytes_that_are_no_text_are_named_by_the_first_wrong_one(
        TagEncoding encoding, byte[] bytes, long offset)
    {
        var damages = new DamageList();

        Assert.Empty(Read(bytes, encoding, pace: 2, damages));

        Assert.Equal((BagCodes.TagFile, offset), (Assert.Single(damages).Code, damages[0].Offset));
    }

    [Fact]
    public void Arbitrary_bytes_never_throw() =>
        Gen.Select(Gen.Byte.Array[0, 200], Gen.Enum<TagEncoding>(), Gen.Int[1, 50])
            .Sample((bytes, encoding, pace) => Read(
                bytes, encoding, pace, new DamageList()).ToList().Count <= bytes.Length);

    private static Encoding BytesOf(TagEncoding encoding) => encoding switch
    {
        TagEncoding.Utf8 => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        TagEncoding.Latin1 => Encoding.Latin1,
        TagEncoding.Utf16BigEndian => Encoding.BigEndianUnicode,
        _ => Encoding.Unicode,
    };

    private static IEnumerable<(string Text, long Offset)> Read(
        byte[] bytes, TagEncoding encoding, int pace, DamageList damages)
    {
        using var source = new BytesReader(bytes, pace);
        var lines = new TagLineReader(source, encoding, damages);
        while (lines.TryRead(out TagLine line)) yield return (line.Text, line.Offset);
    }

    private static List<(string, long)> Split(string content, Encoding encoding)
    {
        var lines = new List<(string, long)>();
        var start = 0;
        while (start < content.Length)
        {
            int end =
                content.AsSpan(start).IndexOfAny('\r', '\n') is var at and >= 0 ? start + at : content.Length;
            lines.Add((content[start..end], encoding.GetByteCount(content.AsSpan(0, start))));
            bool isPair = content.AsSpan(end).StartsWith("\r\n");
            start = end + (isPair ? 2 : 1);
        }

        return lines;
    }

    private sealed class BytesReader(byte[] bytes, int pace) : EntryReader("file", bytes.Length)
    {
        protected override int ReadCore(Span<byte> buffer)
        {
            int count = Math.Min(Math.Min(pace, buffer.Length), bytes.Length - (int)Position);
            bytes.AsSpan((int)Position, count).CopyTo(buffer);
            return count;
        }
    }
}
