using System.Diagnostics;
using System.Text;
using CsCheck;
using Probative.Formats.Bytes;
using Probative.Formats.Texts;
using Xunit;

namespace Probative.Formats.Tests.Texts;

public sealed class PlainTextTests
{
    private const string Words = "Потяг рушає о дев’ятій, a 🚂 whistles.\r\nКолія № 5: Straße, ½ години.\n";

    static PlainTextTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    public void Every_place_in_a_text_leads_back_to_its_bytes(string name, bool hasMark)
    {
        var encoding = Encoding.GetEncoding(name);
        var text = string.Concat(Enumerable.Repeat(Words, 20));
        byte[] bytes = [.. hasMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)];
        var mapped = Read(bytes);
        Assert.Equal(text, mapped.Text);
        var mark = hasMark ? encoding.GetPreamble().Length : 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i])) continue;
            Assert.Equal(mark + encoding.GetByteCount(text[..i]), mapped.OffsetOf(i));
            var (offset, size) = mapped.BytesOf(i, 1);
            Assert.Equal(text[i].ToString(), encoding.GetString(bytes.AsSpan((int)offset, (int)size)));
        }

        var pair = text.IndexOf('\uD83D', StringComparison.Ordinal);
        var (start, length) = mapped.BytesOf(pair, 2);
        Assert.Equal("🚂", encoding.GetString(bytes.AsSpan((int)start, (int)length)));
        Assert.Equal(bytes.Length, mapped.OffsetOf(text.Length));
    }

    [Theory]
    [InlineData(1251)]
    [InlineData(20866)]
    [InlineData(21866)]
    [InlineData(866)]
    [InlineData(1252)]
    public void The_single_byte_tables_are_those_of_the_platform(int codePage)
    {
        var kind = codePage switch
        {
            1251 => EncodingKind.Windows1251,
            20866 => EncodingKind.Koi8Russian,
            21866 => EncodingKind.Koi8Ukrainian,
            866 => EncodingKind.Dos866,
            _ => EncodingKind.Windows1252,
        };
        var ours = UpperHalves.Of(kind)!;
        var theirs = Encoding.GetEncoding(codePage);
        for (var i = 0; i < 128; i++)
        {
            // Here the platform has letters of KOI8-RU, which RFC 2319 has not.
            if (codePage == 21866 && i is 0x2E or 0x3E) continue;

            // The platform gives control characters where the table has none.
            var expected = theirs.GetString([(byte)(0x80 + i)])[0];
            if (ours[i] != '\uFFFD') Assert.Equal(expected, ours[i]);
            else Assert.True(char.IsControl(expected));
        }
    }

    [Fact]
    public void Bytes_that_are_no_character_are_replaced_with_their_offset()
    {
        byte[] bytes = [.. "Київ і Дніпро, Львів та Одеса "u8, 0xC3, 0x28, .. " далі йде звичайний текст"u8];
        var at = Encoding.UTF8.GetByteCount("Київ і Дніпро, Львів та Одеса ");
        var report = PlainText.Read(new MemoryBytes(bytes));
        var fault = Assert.Single(report.Damage);
        Assert.Equal(TextCodes.Character, fault.Code);
        Assert.Equal(at, fault.Offset);
        var text = report.Text!;
        var replaced = text.Text.IndexOf('\uFFFD', StringComparison.Ordinal);
        Assert.Equal((at, 1), text.BytesOf(replaced, 1));
        Assert.Equal((at + 1, 1), text.BytesOf(replaced + 1, 1));
    }

    [Fact]
    public void What_is_no_text_is_not_read_as_one_and_what_is_too_long_is_cut()
    {
        var noise = new byte[3000];
        new Random(3).NextBytes(noise);
        var none = PlainText.Read(new MemoryBytes(noise));
        Assert.Null(none.Text);
        Assert.Equal(TextCodes.NotText, Assert.Single(none.Damage).Code);
        var longText = new byte[PlainText.MostBytes + 1];
        Array.Fill(longText, (byte)'a');
        var cut = PlainText.Read(new MemoryBytes(longText));
        Assert.False(cut.IsWhole);
        Assert.Equal(PlainText.MostBytes, cut.Text?.Text.Length);
        Assert.Equal(TextCodes.TooLong, Assert.Single(cut.Damage).Code);
    }

    [Fact]
    public void Runs_cover_the_text_whatever_the_bytes_are()
    {
        var watch = Stopwatch.StartNew();
        var good = Encoding.UTF8.GetBytes(Words + Words);
        var change = Gen.Select(Gen.Int[0, good.Length - 1], Gen.Byte);
        Gen.Select(change.Array[0, 6], Gen.Int[1, good.Length]).Sample(
            (changes, length) =>
            {
                var bytes = good[..length];
                foreach (var (at, value) in changes) bytes[at % length] = value;
                Check(bytes);
            },
            iter: 5000);
        Gen.Byte.Array[0, 60].Sample(Check, iter: 5000);
        Gen.Byte.Array[0, 60].Sample(bytes => Check([0xFF, 0xFE, .. bytes]), iter: 5000);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"It took {watch.Elapsed}.");
    }

    private static void Check(byte[] bytes)
    {
        if (PlainText.Read(new MemoryBytes(bytes)).Text is not { } text) return;
        var at = 0;
        var offset = (long)text.Encoding.MarkBytes;
        foreach (var run in text.Runs)
        {
            Assert.Equal(at, run.TextStart);
            Assert.Equal(offset, run.ByteOffset);
            at += run.TextLength;
            offset += run.ByteLength;
        }

        Assert.Equal(text.Text.Length, at);
        Assert.Equal(bytes.Length, offset);
        for (var i = 0; i < at; i++) Assert.InRange(text.OffsetOf(i), 0, bytes.Length);
    }

    private static MappedText Read(byte[] bytes)
    {
        var report = PlainText.Read(new MemoryBytes(bytes));
        Assert.Empty(report.Damage);
        Assert.NotNull(report.Text);
        return report.Text;
    }
}
