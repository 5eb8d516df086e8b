using System.Diagnostics;
using System.Text;
using CsCheck;
using Probative.Formats.Bytes;
using Probative.Formats.Texts;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Formats.Tests.Texts;

public sealed class SubtitleReaderTests
{
    private const string SubRip =
        "1\r\n00:00:01,500 --> 00:00:03,000\r\n<i>Добрий</i> день.\r\nЯк справи?\r\n\r\n"
        + "2\r\n01:00:04,000 --> 01:00:05,250 X1:10\r\n{\\an8}2 < 3, так?\r\n";

    [Fact]
    public void Cues_of_SubRip_have_times_text_without_marks_and_places_in_the_file()
    {
        var bytes = Encoding.UTF8.GetBytes(SubRip);
        var report = Read(bytes);
        Assert.Equal("SubRip", report.Format);
        Assert.Empty(report.Damage);
        Assert.Equal("Добрий день.\nЯк справи?\n2 < 3, так?", report.Text.Text);
        Assert.Equal(2, report.Cues.Count);
        Assert.Equal(TimeSpan.FromSeconds(1.5), report.Cues[0].Start);
        Assert.Equal(TimeSpan.FromMilliseconds(3_605_250), report.Cues[1].End);
        Assert.Equal("2", report.Cues[1].Name);
        Assert.Equal("Добрий день.\nЯк справи?", Shown(report, 0));
        var first = SubRip[..SubRip.IndexOf("2\r\n01", StringComparison.Ordinal)];
        var second = Encoding.UTF8.GetByteCount(first);
        Assert.Equal(second, report.Cues[1].Offset);
        Assert.Equal(bytes.Length - 2 - second, report.Cues[1].SizeBytes);
        AssertPlaces(report, bytes);
    }

    [Fact]
    public void Cues_of_WebVTT_may_have_names_and_notes_are_none()
    {
        const string text = "WEBVTT - a title\n\nNOTE about\nnothing\n\n"
            + "intro\n00:01.000 --> 00:02.500 align:start\n<v Olena>Hello</v>\n\n"
            + "10:00:00.000 --> 10:00:01.000\nBye\n";
        var bytes = Encoding.UTF8.GetBytes(text);
        var report = Read(bytes);
        Assert.Equal("WebVTT", report.Format);
        Assert.Equal("Hello\nBye", report.Text.Text);
        Assert.Equal("intro", report.Cues[0].Name);
        Assert.Equal(TimeSpan.FromSeconds(2.5), report.Cues[0].End);
        Assert.Equal(TimeSpan.FromHours(10), report.Cues[1].Start);
        Assert.Empty(report.Damage);
        AssertPlaces(report, bytes);
    }

    [Fact]
    public void Dialogue_of_SubStation_keeps_its_commas_and_loses_its_marks()
    {
        const string text = "[Script Info]\nTitle: a\n\n[V4+ Styles]\nFormat: Name\nStyle: A\n\n[Events]\n"
            + "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
            + "Dialogue: 0,0:00:01.00,0:00:02.50,A,Speaker,0,0,0,,{\\b1}One, two{\\b0}\\Nthree\n"
            + "Comment: 0,0:00:03.00,0:00:04.00,A,,0,0,0,,not shown\nDialogue: 0,no,time,A,,0,0,0,,x\n";
        var bytes = Encoding.UTF8.GetBytes(text);
        var report = Read(bytes);
        Assert.Equal("One, two\nthree", report.Text.Text);
        var cue = Assert.Single(report.Cues);
        Assert.Equal("Speaker", cue.Name);
        Assert.Equal(TimeSpan.FromSeconds(2.5), cue.End);
        Assert.Equal(TextCodes.CueTime, Assert.Single(report.Damage).Code);
        AssertPlaces(report, bytes);
    }

    [Fact]
    public void An_old_encoding_leads_back_to_its_bytes_too()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var bytes = Encoding.GetEncoding(1251).GetBytes(SubRip);
        var report = Read(bytes);
        Assert.Equal("windows-1251", report.Text.Encoding.Name);
        Assert.Equal("Добрий день.\nЯк справи?\n2 < 3, так?", report.Text.Text);
        AssertPlaces(report, bytes);
    }

    [Fact]
    public void Telemetry_subtitles_of_drones_are_read_cue_by_cue()
    {
        var read = 0;
        foreach (var path in Directory.EnumerateFiles(Repository.Outside("klv-dji/dji-srt")))
        {
            if (Path.GetFileName(path).StartsWith("broken", StringComparison.Ordinal)) continue;
            if (!path.EndsWith(".srt", StringComparison.OrdinalIgnoreCase)) continue;
            using var bytes = FileBytes.Open(path);
            var report = SubtitleReader.Read(bytes);
            Assert.True(report?.Cues.Count > 0, path);
            read++;
        }

        Assert.True(read >= 5);
    }

    [Fact]
    public void No_text_makes_it_throw_or_take_long()
    {
        var watch = Stopwatch.StartNew();
        string[] pieces =
        [
            "1", "\n", "\r\n", "\n\n", "00:00:01,000", " --> ", "<i>", "</i>", "{\\an8}", "<", "{", "\\N",
            "a", "д", "🚂", "WEBVTT\n\n", "[Script Info]\n", "[Events]\n", "Format: Start, End, Text\n",
            "Dialogue: ", ",", ":", "9999999999",
        ];
        var piece = Gen.Int[0, pieces.Length - 1].Select(which => pieces[which]);
        piece.Array[0, 40].Select(parts => string.Concat(parts)).Sample(
            text =>
            {
                var bytes = Encoding.UTF8.GetBytes(text);
                if (SubtitleReader.Read(new MemoryBytes(bytes)) is { } report) AssertPlaces(report, bytes);
                byte[] named = [.. "WEBVTT\n\n"u8, .. bytes];
                if (SubtitleReader.Read(new MemoryBytes(named)) is { } more) AssertPlaces(more, named);
            },
            iter: 10_000);
        var marks = Encoding.UTF8.GetBytes(SubRip + string.Concat(Enumerable.Repeat("д<b>", 500_000)));
        Assert.NotNull(SubtitleReader.Read(new MemoryBytes(marks)));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"It took {watch.Elapsed}.");
    }

    private static string Shown(SubtitleReport report, int cue) =>
        report.Text.Text.Substring(report.Cues[cue].TextStart, report.Cues[cue].TextLength);

    private static void AssertPlaces(SubtitleReport report, byte[] bytes)
    {
        foreach (var run in report.Text.Runs.Where(run => run.IsExact))
        {
            var shown = report.Text.Text.Substring(run.TextStart, run.TextLength);
            var stands = bytes.AsSpan((int)run.ByteOffset, run.ByteLength);
            Assert.Equal(shown, report.Text.Encoding.Kind == EncodingKind.Windows1251
                ? Encoding.GetEncoding(1251).GetString(stands)
                : Encoding.UTF8.GetString(stands));
        }

        foreach (var cue in report.Cues)
        {
            Assert.InRange(cue.Offset, 0, bytes.Length);
            Assert.InRange(cue.Offset + cue.SizeBytes, cue.Offset, bytes.Length);
        }
    }

    private static SubtitleReport Read(byte[] bytes)
    {
        var report = SubtitleReader.Read(new MemoryBytes(bytes));
        Assert.NotNull(report);
        return report;
    }
}
