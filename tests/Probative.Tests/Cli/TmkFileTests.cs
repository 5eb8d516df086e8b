using System.Buffers.Binary;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Tests.Cli;

/// <summary>`hash` of two TMK feature files compares them, by the built program.</summary>
public sealed class TmkFileTests : IDisposable
{
    private const int CountsOffset = 12;

    private readonly CliFolder _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void Two_of_one_video_are_alike_and_their_offset_is_told()
    {
        var folder = Repository.Outside("tmk/common");
        var (a, b) = ($"{folder}/chair-19-sd-bar.tmk", $"{folder}/chair-22-sd-grey-bar.tmk");
        var run = _cli.Run($"probative hash {a} {b} --json");
        var result = run.Document["result"]!;
        Assert.Equal((0, true), (run.ExitCode, (bool)result["is_alike"]!));
        Assert.Empty(run.Codes);
        Assert.Equal(0.953346, (double)result["level_1"]!, 1e-4);
        Assert.Equal(0.962158, (double)result["level_2"]!, 1e-4);
        Assert.Equal((-13, 14_653), ((int)result["offset_frames"]!, (int)result["modulo_frames"]!));
        Assert.Equal("chair-19-sd-bar.tmk", (string?)result["first"]!["file"]);

        var plain = _cli.Run($"probative hash {a} {b}").Output;
        Assert.Contains("alike, both levels reach 0.7", plain, StringComparison.Ordinal);
        Assert.Contains(
            "the first begins 13 frames (0.87 s) into the second", plain, StringComparison.Ordinal);
        Assert.Contains("It does not show which video came first", plain, StringComparison.Ordinal);

        plain = _cli.Run($"probative hash {a} {folder}/pattern-hd-no-bar.tmk").Output;
        Assert.Contains("a level stays under 0.7", plain, StringComparison.Ordinal);
        Assert.DoesNotContain("offset", plain, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_compared_is_told_with_the_file()
    {
        var whole = Smallest();
        _cli.Folder.Write("a.tmk", whole);
        _cli.Folder.Write("cut.tmk", whole[..50]);
        _cli.Folder.Write("faster.tmk", Changed(whole, CountsOffset, 30));
        _cli.Folder.Write("zero.tmk", Changed(whole, 44, 0));
        _cli.Folder.Write("photo.png", TestPicture.Png());
        Assert.Equal((0, ""), Run("a.tmk a.tmk"));
        Assert.Equal((0, "tmk-not-scaled"), Run("zero.tmk a.tmk"));
        Assert.Equal((1, "tmk-damaged"), Run("a.tmk cut.tmk"));
        Assert.Equal((2, "tmk-not-comparable"), Run("a.tmk faster.tmk"));
        Assert.Equal((2, "not-a-tmk-file"), Run("a.tmk photo.png"));
        Assert.Equal((2, "not-found"), Run("gone.tmk a.tmk"));
        Assert.Contains(
            "it ends too early (at byte 50)", _cli.Run("probative hash cut.tmk a.tmk").Error,
            StringComparison.Ordinal);
    }

    private (int ExitCode, string Codes) Run(string files)
    {
        var run = _cli.Run($"probative hash {files} --json");
        return (run.ExitCode, string.Join(' ', run.Codes));
    }

    /// <summary>One period of one frame, and one number for each thing.</summary>
    private static byte[] Smallest()
    {
        var bytes = new byte[52];
        "TMK1FVECPDQF"u8.CopyTo(bytes);
        int[] counts = [15, 1, 1, 1, 15, 1];
        for (var i = 0; i < counts.Length; i++)
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(CountsOffset + (4 * i)), counts[i]);

        // Weight, mean and cosine; of a wave without a turn the sine is nothing.
        for (var offset = 36; offset < 48; offset += 4)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(offset), 1);
        return bytes;
    }

    private static byte[] Changed(byte[] bytes, int offset, int value)
    {
        var changed = (byte[])bytes.Clone();
        BinaryPrimitives.WriteInt32LittleEndian(changed.AsSpan(offset), value);
        return changed;
    }
}
