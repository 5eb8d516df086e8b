using Probative.Examination;
using Probative.Examination.Prints;
using Probative.Fingerprints.Copies;
using Probative.Fingerprints.Films;
using Probative.Local.Sandboxing;
using Probative.Tests.Samples;
using Xunit;

namespace Probative.Tests.Matching;

/// <summary>What films that show nothing, or are broken, give: a stated result each.</summary>
public sealed class HostileFilmTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("black.mp4", "-f lavfi -i color=black:size=160x120:rate=10:duration=4 -c:v libx264")]
    [InlineData("noise.mp4", "-f lavfi -i color=gray:size=160x120:rate=10:duration=4 "
        + "-vf noise=alls=100:allf=t:all_seed=1 -c:v libx264 -crf 10")]
    [InlineData("bars.mp4", "-f lavfi -i smptebars=size=320x240:rate=10:duration=4 -c:v libx264")]
    [InlineData("frame.mp4", "-f lavfi -i mandelbrot=size=160x120 -frames:v 1 -c:v libx264")]
    public async Task A_film_that_shows_nothing_has_a_print_and_no_copies(string name, string making)
    {
        var print = await PrintAsync(name, making);
        Assert.True(print.Samples.Count > 0);
        foreach (var other in (string[])["-f lavfi -i life=size=80x60:rate=5:seed=3 -t 4 -vf scale=320:240",
            "-f lavfi -i color=black:size=320x240:rate=12:duration=5",
            "-f lavfi -i color=gray:size=160x120:rate=10:duration=4 -vf noise=alls=100:allf=t:all_seed=2"])
        {
            Assert.Empty(CopyFinder.Compare(print, await PrintAsync("other.mkv", $"{other} -c:v libx264")));
        }
    }

    [Fact]
    public async Task A_still_film_matches_its_picture_and_says_that_no_time_is_told()
    {
        const string Scene = "-f lavfi -i mandelbrot=size=320x240:start_scale=0.3:end_scale=0.3";
        var film = await PrintAsync("still.mp4", $"{Scene} -vf loop=40:1,trim=end_frame=40 -c:v libx264");
        var picture = await PrintAsync("still.jpg", $"{Scene} -frames:v 1");
        var found = Assert.Single(CopyFinder.Compare(film, picture));
        Assert.False(found.IsTimeTold);
    }

    [Fact]
    public async Task Frames_that_change_their_size_are_left_out_and_it_is_said()
    {
        Make("-f lavfi -i mandelbrot=size=160x120:rate=10 -t 2 -c:v mpeg2video -f mpegts a.ts");
        Make("-f lavfi -i mandelbrot=size=320x240:rate=10 -t 2 -c:v mpeg2video -f mpegts b.ts");
        _folder.Shell("cat a.ts b.ts > both.ts");
        var outcome = await RunAsync("both.ts");
        var found = Assert.IsType<ExaminationOutcome.Found>(outcome);
        Assert.Equal((160, 120), ((int)found.Report["width"]!, (int)found.Report["height"]!));
    }

    [Theory]
    [InlineData("empty.mp4", "printf '' > empty.mp4")]
    [InlineData("cut.mp4", "head -c 3000 whole.mp4 > cut.mp4")]
    [InlineData("torn.mp4", "cp whole.mp4 torn.mp4; "
        + "printf 'xxxxxxxxxxxxxxxxxxxxxxxxxxxx' | dd of=torn.mp4 bs=1 seek=20000 conv=notrunc 2>/dev/null")]
    public async Task A_broken_film_has_a_print_of_what_can_be_read_or_says_why_it_has_none(
        string name, string breaking)
    {
        Make("-f lavfi -i mandelbrot=size=320x240:rate=10 -t 4 -c:v libx264 -movflags +faststart whole.mp4");
        _folder.Shell(breaking);
        var subject = ItemExaminer.Look(_folder[name], name);
        if (subject is null) return;
        var outcome = await new PrintExamination("5").RunAsync(
            subject, new Workbench(new UnsafeSandbox(Path.GetTempPath())), Desk.Ct);
        if (outcome is ExaminationOutcome.Found found)
            Assert.IsType<FilmPrintOutcome.Read>(FilmPrintForm.Read(found.Made[0].Bytes.Span));
        else Assert.False(string.IsNullOrEmpty(Assert.IsType<ExaminationOutcome.Failed>(outcome).Message));
    }

    [Fact]
    public async Task A_picture_of_20000_by_20000_pixels_is_refused_by_its_size()
    {
        // The header alone says so: nothing makes room for what it claims.
        Make("-f lavfi -i color=gray:size=64x64 -frames:v 1 huge.png");
        _folder.Shell(
            "printf '\\000\\000\\116\\040\\000\\000\\116\\040' "
            + "| dd of=huge.png bs=1 seek=16 conv=notrunc 2>/dev/null");
        var failed = Assert.IsType<ExaminationOutcome.Failed>(await RunAsync("huge.png"));
        Assert.Equal("picture-too-large", failed.Code);
    }

    [Fact]
    public async Task The_same_bytes_give_the_same_print()
    {
        Make("-f lavfi -i mandelbrot=size=320x240:rate=10 -t 3 -c:v libx264 one.mp4");
        var once = Assert.IsType<ExaminationOutcome.Found>(await RunAsync("one.mp4"));
        var again = Assert.IsType<ExaminationOutcome.Found>(await RunAsync("one.mp4"));
        Assert.True(once.Made[0].Bytes.Span.SequenceEqual(again.Made[0].Bytes.Span));

        // From the first frame on, in half seconds, whatever the container's clock says.
        Make("-i one.mp4 -c copy -output_ts_offset 3600 late.ts");
        var early = ReadPrint(once);
        var late = ReadPrint(Assert.IsType<ExaminationOutcome.Found>(await RunAsync("late.ts")));
        Assert.Equal(6, early.Samples.Count);
        Assert.Equal(
            early.Samples.Select(sample => sample.TimeMilliseconds),
            late.Samples.Select(sample => sample.TimeMilliseconds));
    }

    private static FilmPrint ReadPrint(ExaminationOutcome.Found found) =>
        Assert.IsType<FilmPrintOutcome.Read>(FilmPrintForm.Read(found.Made[0].Bytes.Span)).Print;

    private void Make(string arguments)
    {
        if (!SampleMaterial.IsHere("ffmpeg")) Assert.Skip("Not run: ffmpeg is not installed.");
        _folder.Shell($"ffmpeg -nostdin -v error -y {arguments}");
    }

    private async Task<FilmPrint> PrintAsync(string name, string making)
    {
        Make($"{making} {name}");
        return ReadPrint(Assert.IsType<ExaminationOutcome.Found>(await RunAsync(name)));
    }

    private async Task<ExaminationOutcome> RunAsync(string name)
    {
        var subject = ItemExaminer.Look(_folder[name], name)!;
        IExamination examination = Path.GetExtension(name) is ".jpg" or ".png"
            ? new PicturePrintExamination(Probative.Examination.Pictures.StillDecoder.Ffmpeg, ["ffmpeg 5"])
            : new PrintExamination("5");
        return await examination.RunAsync(
            subject, new Workbench(new UnsafeSandbox(Path.GetTempPath())), Desk.Ct);
    }
}
