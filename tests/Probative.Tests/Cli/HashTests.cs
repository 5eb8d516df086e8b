using Probative.Local.Sandboxing;
using Probative.Tests.Samples;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Tests.Cli;

/// <summary>`hash` of what is no whole picture says so, by the built program.</summary>
public sealed class HashTests : IDisposable
{
    private readonly CliFolder _cli = new();

    public HashTests()
    {
        var sandbox = new BubblewrapSandbox(BubblewrapSandbox.Installed, Path.GetTempPath());
        Assert.SkipWhen(sandbox.Refusal() is not null, "bubblewrap is not here.");
        Assert.SkipUnless(SampleMaterial.IsHere("ffmpeg"), "ffmpeg is not here.");
    }

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void A_whole_picture_is_hashed_without_a_word()
    {
        _cli.Folder.Write("photo.png", TestPicture.Png());
        var run = _cli.Run("probative hash photo.png --json");
        Assert.Equal((0, "picture"), (run.ExitCode, (string?)run.Document["result"]!["of"]));
        Assert.Empty(run.Codes);
        Assert.Null(run.Document["result"]!["damage"]);
        Assert.Null(run.Document["result"]!["decoder_said"]);
    }

    [Fact]
    public void A_cut_picture_is_hashed_as_far_as_it_goes_and_called_damaged()
    {
        Make("-f lavfi -i testsrc=s=640x480 -frames:v 1 photo.jpg");
        _cli.Folder.Shell("head -c 10000 photo.jpg > cut.jpg");
        var run = _cli.Run("probative hash cut.jpg --json");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("picture-damaged", Assert.Single(run.Codes));
        Assert.Equal(10_000, (long)run.Document["result"]!["damage"]!["listed"]![0]!["offset"]!);
        var plain = _cli.Run("probative hash cut.jpg");
        Assert.Contains("(at byte 10,000)", plain.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_of_which_nothing_can_be_decoded_is_damage_and_no_hash()
    {
        var png = TestPicture.Png();
        _cli.Folder.Write("cut.png", png[..(png.Length / 2)]);
        var run = _cli.Run("probative hash cut.png --json");
        Assert.Equal((1, "picture-damaged"), (run.ExitCode, Assert.Single(run.Codes)));
        Assert.Null(run.Document["result"]);
    }

    [Fact]
    public void Of_a_video_it_says_that_the_first_frame_is_hashed()
    {
        Make("-f lavfi -i testsrc=s=320x240 -t 1 clip.mp4");
        var run = _cli.Run("probative hash clip.mp4 --json");
        Assert.Equal((0, "first-frame"), (run.ExitCode, Assert.Single(run.Codes)));
        Assert.Equal("first frame", (string?)run.Document["result"]!["of"]);
        var plain = _cli.Run("probative hash clip.mp4");
        Assert.Contains("240 pixels, first frame alone", plain.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The gate was open.\n", "It is no picture and no video: it is of the type \"plain text\".")]
    [InlineData("\u0001\u0002\u0003\u0000\u0001", "Nothing in it is known as a picture or a video")]
    [InlineData("", "Nothing in it is known as a picture or a video")]
    public void What_is_no_picture_is_told_in_our_words(string content, string sentence)
    {
        _cli.Folder.Write("file", content);
        var run = _cli.Run("probative hash file --json");
        Assert.Equal((2, "not-a-picture"), (run.ExitCode, Assert.Single(run.Codes)));
        var problem = run.Document["problems"]![0]!;
        Assert.StartsWith(sentence, (string?)problem["message"], StringComparison.Ordinal);
        Assert.DoesNotContain("ffmpeg", problem.ToJsonString(), StringComparison.Ordinal);
    }

    private void Make(string arguments)
    {
        var made = _cli.Run($"ffmpeg -nostdin -v error {arguments}");
        Assert.True(made.ExitCode == 0, made.Error);
    }
}
