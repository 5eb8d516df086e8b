using System.Globalization;
using System.Text;
using Probative.Examination;
using Probative.Examination.Frames;
using Probative.Examination.Pictures;
using Probative.Examination.Viewing;
using Probative.Tests.Examination.Sandboxing;
using Probative.Tests.Samples;
using Xunit;

namespace Probative.Tests.Examination.Viewing;

public sealed class ViewingCopyTests : IDisposable
{
    private const decimal Millisecond = 0.001m;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("vfr.mkv", "select='not(mod(n,3))+not(mod(n,7))'", "-c:v libx264")]
    [InlineData("vfr.mp4", "select='not(mod(n,2))+not(mod(n,5))',setpts=PTS+1.5/TB", "-c:v mpeg4 -bf 2")]
    [InlineData("odd.ts", "crop=161:91,select=gt(n\\,4)", "-c:v mpeg2video -pix_fmt yuv420p")]
    public async Task Frame_n_of_the_copy_is_frame_n_of_the_list_also_where_the_rate_varies(
        string name, string filter, string coding)
    {
        var workbench = Open();
        Make($"-f lavfi -i testsrc2=size=200x120:rate=30:duration=4 -vf \"{filter}\" -fps_mode passthrough "
            + $"{coding} {name}");

        var frames = await FoundAsync(new FramesExamination("5", keyFramesOnly: false), workbench, name);
        var copy = await FoundAsync(new ViewingExamination("5"), workbench, name);

        var listed = Seconds(frames.Made[0], 2);
        var shown = Seconds(copy.Made[1], 1);
        Assert.True(listed.Length > 20);
        Assert.Equal(listed.Length, shown.Length);
        Assert.Equal(listed.Length, (int)copy.Report["frames"]!);
        for (var at = 1; at < listed.Length; at++)
        {
            // By one shift for all: the copy keeps every step between frames.
            var apart = listed[at] - listed[0] - (shown[at] - shown[0]);
            Assert.InRange(apart, -Millisecond, Millisecond);
        }

        Assert.Equal(0, (int)copy.Report["width"]! % 2);
        Assert.Equal(0, (int)copy.Report["height"]! % 2);
        Assert.Equal(("viewing copy", "video/mp4"), (copy.Made[0].Role, copy.Made[0].MediaType));
        var bytes = Encoding.Latin1.GetString(copy.Made[0].Bytes.Span);
        Assert.DoesNotContain("Lavf", bytes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_item_gives_the_same_bytes()
    {
        var workbench = Open();
        Make("-f lavfi -i testsrc2=size=96x64:rate=25:duration=1 -f lavfi -i sine=duration=1 "
            + "-c:v libx264 one.mp4");
        var once = await FoundAsync(new ViewingExamination("5"), workbench, "one.mp4");
        var again = await FoundAsync(new ViewingExamination("5"), workbench, "one.mp4");
        Assert.True((bool)once.Report["has_sound"]!);
        Assert.True(once.Made[0].Bytes.Span.SequenceEqual(again.Made[0].Bytes.Span));
    }

    [Fact]
    public async Task What_is_wide_is_made_smaller_and_what_has_wide_pixels_keeps_its_shape()
    {
        var workbench = Open();
        Make("-f lavfi -i testsrc2=size=1920x1080:rate=5:duration=1 -c:v libx264 -preset ultrafast wide.mp4");
        Make("-f lavfi -i testsrc2=size=360x288:rate=5:duration=1 -vf setsar=2 -c:v libx264 stretched.mp4");
        var wide = await FoundAsync(new ViewingExamination("5"), workbench, "wide.mp4");
        Assert.Equal((1280, 720), ((int)wide.Report["width"]!, (int)wide.Report["height"]!));
        var stretched = await FoundAsync(new ViewingExamination("5"), workbench, "stretched.mp4");
        Assert.Equal((720, 288), ((int)stretched.Report["width"]!, (int)stretched.Report["height"]!));
    }

    [Fact]
    public async Task Sound_and_pictures_have_copies_of_their_own()
    {
        var workbench = Open();
        Make("-f lavfi -i sine=duration=1 tone.wav");
        Make("-f lavfi -i testsrc2=size=3000x1500 -frames:v 1 large.png");
        var sound = await FoundAsync(new ViewingExamination("5"), workbench, "tone.wav");
        Assert.Equal("audio/mp4", Assert.Single(sound.Made).MediaType);
        var picture = await FoundAsync(
            new PictureViewingExamination(StillDecoder.Ffmpeg, ["ffmpeg 5"]), workbench, "large.png");
        Assert.Equal("image/jpeg", Assert.Single(picture.Made).MediaType);
        Assert.Equal((2048, 1024), ((int)picture.Report["width"]!, (int)picture.Report["height"]!));
    }

    [Fact]
    public async Task One_that_is_broken_is_a_failure_with_a_reason()
    {
        var workbench = Open();
        Make("-f lavfi -i testsrc2=size=96x64:rate=25:duration=1 -c:v libx264 whole.mp4");
        var bytes = await File.ReadAllBytesAsync(_folder["whole.mp4"], Ct);
        bytes.AsSpan(bytes.Length / 4).Clear();
        _folder.Write("broken.mp4", bytes);
        Assert.IsType<ExaminationOutcome.Failed>(
            await new ViewingExamination("5").RunAsync(Look("broken.mp4"), workbench, Ct));
    }

    [Fact]
    public void It_is_made_only_for_who_asks()
    {
        Assert.Contains("viewing copy", ExaminationSetup.Names(isTriage: false));
        Assert.DoesNotContain("viewing copy", SampleExaminationNames());
    }

    private static IReadOnlyList<string> SampleExaminationNames() =>
        [.. ExaminationSetup.Names(isTriage: false).Where(name => !ExaminationSetup.IsOnlyAsked(name))];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Workbench Open()
    {
        if (!SampleMaterial.IsHere("ffmpeg")) Assert.Skip("Not run: ffmpeg is not installed.");
        return new Workbench(Decoders.Bubblewrap(_folder.Path));
    }

    private void Make(string arguments) => _folder.Shell($"ffmpeg -nostdin -v error -y {arguments}");

    private Subject Look(string name) => ItemExaminer.Look(_folder[name], name)!;

    private async Task<ExaminationOutcome.Found> FoundAsync(
        IExamination examination, Workbench workbench, string name)
    {
        var subject = Look(name);
        Assert.True(examination.AppliesTo(subject.Type));
        var outcome = await examination.RunAsync(subject, workbench, Ct);
        Assert.True(outcome is ExaminationOutcome.Found, $"{outcome}");
        return (ExaminationOutcome.Found)outcome;
    }

    private static decimal[] Seconds(Made csv, int column) =>
    [
        .. Encoding.UTF8.GetString(csv.Bytes.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(line => decimal.Parse(line.Split(',')[column], CultureInfo.InvariantCulture)),
    ];
}
