using System.Globalization;
using Probative.Examination;
using Probative.Examination.Texts;
using Xunit;

namespace Probative.Tests.Examination.Decoding;

/// <summary>PDF, read in the sandbox.</summary>
public sealed class PaperTests
{
    [Fact]
    public async Task A_paper_gives_its_words_with_page_and_box()
    {
        await using var desk = await DecodingDesk.OpenAsync();
        var bytes = SmallPdf.Of(["The ferry left", "at noon."], ["The gate was open."]);
        var (report, text, map) = DecodingDesk.Read(await desk.RunAsync(Of(desk), bytes));
        Assert.Equal("The ferry left\nat noon.\fThe gate was open.", text);
        Assert.Equal((2, true), ((int)report["pages"]!, (bool)report["is_whole"]!));
        Assert.Equal("Ferry log", (string?)report["statements"]!["title"]);
        Assert.Equal("D:20240301100000Z", (string?)report["statements"]!["creation_date"]);
        Assert.False((bool)report["is_encrypted"]!);
        Assert.Equal(9, map.Count);
        var gate = map.Single(row => text.AsSpan(Number(row[1]), Number(row[2])) is "gate");
        Assert.Equal("2", gate[0]);

        // Behind `The ` in Helvetica of 12 points, whose widths are 611, 556, 556 and 278 thousandths.
        Assert.InRange(double.Parse(gate[3], CultureInfo.InvariantCulture), 72 + 22, 72 + 26);
        Assert.InRange(double.Parse(gate[4], CultureInfo.InvariantCulture), 694, 702);
    }

    [Fact]
    public async Task A_paper_that_leads_in_circles_has_an_outcome_and_the_next_one_is_read()
    {
        await using var desk = await DecodingDesk.OpenAsync();
        byte[][] circles =
        [
            SmallPdf.OfObjects(["<< /Type /Catalog /Pages 2 0 R >>", "2 0 R"]),
            SmallPdf.OfObjects(["<< /Type /Catalog /Pages 2 0 R >>", "3 0 R", "2 0 R"]),
            SmallPdf.OfObjects(
            [
                "<< /Type /Catalog /Pages 2 0 R >>",
                "<< /Type /Pages /Kids [2 0 R] /Count 1 /Parent 2 0 R >>",
            ]),
            SmallPdf.OfObjects(
            [
                "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R "
                + "/Resources << /XObject << /X 4 0 R >> >> >>",
                "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 5 "
                + "/Resources << /XObject << /X 4 0 R >> >> >>\nstream\n/X Do\nendstream",
            ]),
            SmallPdf.OfObjects(
                ["<< /Type /Catalog /Pages 2 0 R >>", new string('[', 100_000) + new string(']', 100_000)]),
        ];
        var good = SmallPdf.Of(["still read"]);
        foreach (var bytes in circles)
        {
            var outcome = await desk.RunAsync(Of(desk), bytes);
            TestContext.Current.TestOutputHelper?.WriteLine(
                outcome is ExaminationOutcome.Failed failed ? failed.Message : outcome.GetType().Name);
            Assert.Equal("still read", DecodingDesk.Read(await desk.RunAsync(Of(desk), good)).Text);
        }
    }

    internal static PaperExamination Of(DecodingDesk desk) => new(desk.Versions);

    private static int Number(string cell) => int.Parse(cell, CultureInfo.InvariantCulture);
}
