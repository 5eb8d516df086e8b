using System.Globalization;
using System.Text;
using Probative.Examination;
using Probative.Examination.Texts;
using Xunit;

namespace Probative.Tests.Examination.Decoding;

/// <summary>Pages, read in the sandbox.</summary>
public sealed class PageTests
{
    private const string Page =
        "<!DOCTYPE html>\r\n<html lang=\"uk\"><head><title>Паром &amp; ворота</title>"
        + "<meta property=\"article:published_time\" content=\"2024-03-01T10:00:00Z\">"
        + "<link rel=\"canonical\" href=\"https://example.org/a?b=1&amp;c=2\">"
        + "<script>var hidden = \"<p>never</p>\";</script><style>p { color: red }</style></head>\r\n"
        + "<body><p>Паром   відійшов\r\nо полудні &mdash; сьогодні.</p><div>A &lt;b&gt; &#x41; "
        + "<b>bold</b>text<a href=\"x\">link</a><!-- no --></div><template>not shown</template>"
        + "<table><tr><td>1</td><td>2</td></tr></table><pre>a\n  b</pre>"
        + "<time datetime=\"2024-03-02\">x</time>\U0001F6A2 end</body></html>";

    [Fact]
    public async Task A_page_gives_its_text_with_the_way_back_to_the_bytes()
    {
        await using var desk = await DecodingDesk.OpenAsync();
        var bytes = Encoding.UTF8.GetBytes(Page);
        var (report, text, map) = DecodingDesk.Read(await desk.RunAsync(Of(desk), bytes));
        Assert.Equal(
            "Паром відійшов о полудні — сьогодні.\nA <b> A boldtextlink\n1 2\na\n  b\nx\U0001F6A2 end", text);
        Assert.Equal("Паром & ворота", (string?)report["title"]);
        Assert.Equal("uk", (string?)report["language_stated"]);
        Assert.Equal("https://example.org/a?b=1&c=2", (string?)report["canonical"]);
        Assert.Equal((1, 1), ((int)report["links"]!, (int)report["scripts"]!));
        Assert.Equal(
            ["article:published_time 2024-03-01T10:00:00Z", "time 2024-03-02"],
            report["statements"]!.AsArray().Select(one => $"{one!["key"]} {one["value"]}"));
        AssertMap(bytes, Encoding.UTF8, text, map);
    }

    [Fact]
    public async Task A_page_in_an_old_encoding_that_it_states_is_read_in_it()
    {
        await using var desk = await DecodingDesk.OpenAsync();

        // `так` in KOI8-U, too short to be told from other encodings.
        byte[] bytes =
            [.. "<html><meta charset=koi8-u><p>"u8, 0xD4, 0xC1, 0xCB, .. "</p></html>"u8];
        var (report, text, map) = DecodingDesk.Read(await desk.RunAsync(Of(desk), bytes));
        Assert.Equal(("так", "KOI8-U"), (text, (string?)report["encoding"]));
        Assert.Equal(["0", "3", "30", "3", "1"], Assert.Single(map));
    }

    [Fact]
    public async Task The_same_page_gives_the_same_report()
    {
        await using var desk = await DecodingDesk.OpenAsync();
        var first = Assert.IsType<ExaminationOutcome.Found>(
            await desk.RunAsync(Of(desk), Encoding.UTF8.GetBytes(Page)));
        var second = Assert.IsType<ExaminationOutcome.Found>(
            await desk.RunAsync(Of(desk), Encoding.UTF8.GetBytes(Page)));
        Assert.Equal(first.Report.ToJsonString(), second.Report.ToJsonString());
        Assert.True(first.Made[1].Bytes.Span.SequenceEqual(second.Made[1].Bytes.Span));
    }

    [Theory]
    [InlineData("<div>", 200_000)]
    [InlineData("<b><p>", 100_000)]
    [InlineData("<svg><title>", 50_000)]
    [InlineData("<table><tr><td>", 50_000)]
    [InlineData("&lt;a ", 100_000)]
    [InlineData("&CounterClockwiseContourIntegra", 50_000)]
    [InlineData("<template>", 100_000)]
    public async Task A_page_that_is_nested_or_repeated_without_end_is_read_in_a_bounded_time(
        string piece, int times)
    {
        await using var desk = await DecodingDesk.OpenAsync();
        var page = "<p>before" + string.Concat(Enumerable.Repeat(piece, times)) + "after";
        var (_, text, _) = DecodingDesk.Read(await desk.RunAsync(Of(desk), Encoding.UTF8.GetBytes(page)));
        Assert.StartsWith("before", text, StringComparison.Ordinal);
    }

    internal static PageExamination Of(DecodingDesk desk) => new(desk.Versions);

    private static void AssertMap(byte[] bytes, Encoding encoding, string text, List<string[]> map)
    {
        var end = 0;
        foreach (var row in map)
        {
            var numbers = row.Select(cell => int.Parse(cell, CultureInfo.InvariantCulture)).ToArray();
            Assert.Equal(end, numbers[0]);
            end += numbers[1];
            if (numbers[4] != 1) continue;
            Assert.Equal(
                text.Substring(numbers[0], numbers[1]), encoding.GetString(bytes, numbers[2], numbers[3]));
        }

        Assert.Equal(text.Length, end);
    }
}
