using System.Text.RegularExpressions;
using Probative.Cli.Output;
using Xunit;
using ZXing;
using ZXing.QrCode;

namespace Probative.Tests.Cli;

public sealed partial class CheckpointSheetTests
{
    [Fact]
    public void The_code_on_the_page_holds_the_note_byte_for_byte()
    {
        using var cli = new CliFolder();
        cli.MakeVault();
        var run = cli.Run("probative log checkpoint --print sheet.svg --vault v --json");
        Assert.Equal(0, run.ExitCode);
        var note = (string)run.Document["result"]!["text"]!;
        var page = File.ReadAllText(cli.Folder["sheet.svg"]);
        Assert.Equal(note, Read(page));
        foreach (var line in note.TrimEnd('\n').Split('\n').Where(line => line.Length is > 0 and < 90))
            Assert.Contains($">{line}<", page, StringComparison.Ordinal);
        Assert.Equal(2, cli.Run("probative log checkpoint --print sheet.svg --vault v").ExitCode);
        Assert.Equal(2, cli.Run("probative log checkpoint --print v/sheet.svg --vault v").ExitCode);
    }

    [Fact]
    public void What_a_name_says_is_text_on_the_page()
    {
        var page = System.Text.Encoding.UTF8.GetString(CheckpointSheet.Draw("<script>&\n", "00"));
        Assert.Contains("&lt;script&gt;&amp;", page, StringComparison.Ordinal);
    }

    /// <summary>
    /// Draws the modules of the page and reads them where they stand: the reader's search for a code in a
    /// camera's picture misses 2 in 100 flawless ones (40 of 2,000; read in place, none).
    /// </summary>
    private static string Read(string page)
    {
        const int scale = 4;
        var size = Number(Box().Match(page).Groups[1]);
        var side = size * scale;
        var light = new byte[side * side];
        Array.Fill(light, (byte)255);
        foreach (Match module in Module().Matches(page))
        {
            var (left, top) = (Number(module.Groups[1]) * scale, Number(module.Groups[2]) * scale);
            for (var y = top; y < top + scale; y++) light.AsSpan((y * side) + left, scale).Clear();
        }

        var source = new RGBLuminanceSource(light, side, side, RGBLuminanceSource.BitmapFormat.Gray8);
        var bitmap = new BinaryBitmap(new ZXing.Common.HybridBinarizer(source));
        var inPlace = new Dictionary<DecodeHintType, object> { [DecodeHintType.PURE_BARCODE] = true };
        return new QRCodeReader().decode(bitmap, inPlace)?.Text ?? "";
    }

    private static int Number(Group group) =>
        int.Parse(group.Value, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex("viewBox=\"0 0 (\\d{2,3}) \\d{2,3}\"")]
    private static partial Regex Box();

    [GeneratedRegex("M(\\d+) (\\d+)h1v1h-1z")]
    private static partial Regex Module();
}
