using System.Globalization;
using System.Text.Json.Nodes;
using Probative.Fingerprints.Pictures;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Fingerprints.Tests.Pictures;

/// <summary>Beside the hashes that the reference program in C++ gives.</summary>
public class PdqReferenceTests
{
    private static readonly string[] Order =
        ["original", "rotate90", "rotate180", "rotate270", "flipX", "flipY", "flipPlus1", "flipMinus1"];

    [Fact]
    public void Lossless_pictures_have_exactly_the_hashes_and_qualities_of_the_reference_in_all_eight_turns()
    {
        var folder = Repository.Outside("pdq-lossless");
        var expected = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "expected.json")))!.AsObject();
        var compared = 0;
        foreach (var (name, entry) in expected)
        {
            var picture = PngPicture.Read(Path.Combine(folder, name));
            var result = PdqHasher.Hash(picture.View);
            Assert.Equal((string)entry!["hash"]!, result.Hash.ToHex());
            Assert.Equal((int)entry["quality"]!, result.Quality);

            var turns = PdqHasher.HashDihedral(picture.View);
            var wanted = entry["dihedral"]!.AsObject();
            Assert.Equal(Order, wanted.Select(turn => turn.Key));
            Assert.Equal(wanted.Select(turn => (string)turn.Value!), turns.All.Select(hash => hash.ToHex()));
            Assert.Equal(result.Quality, turns.Quality);
            compared++;
        }

        Assert.True(compared >= 20, $"{compared} pictures");
    }

    [Fact]
    public void Originals_lie_within_ten_bits_of_the_reference_where_the_quality_is_eighty()
    {
        var folder = Repository.Outside("pdq");
        var expected = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "expected.json")))!.AsObject();
        var compared = 0;
        foreach (var (name, entry) in expected)
        {
            if ((int)entry!["quality"]! < 80 || IsDeep(Path.Combine(folder, name))) continue;
            var result = PdqHasher.Hash(Ffmpeg.Picture(Path.Combine(folder, name)).View);
            var distance = PdqHash.Distance(result.Hash, PdqHash.Parse((string)entry["hash"]!));
            TestContext.Current.TestOutputHelper?.WriteLine($"{name}: {distance}, quality {result.Quality}");
            Assert.True(distance <= 10, $"{name}: {distance}");
            compared++;
        }

        Assert.True(compared >= 10, $"{compared} pictures");
    }

    /// <summary>
    /// PNG of 16 bits a sample: the reference keeps the low bytes of such, and no other decoder does.
    /// </summary>
    private static bool IsDeep(string path) => path.EndsWith(".png", StringComparison.Ordinal)
        && File.ReadAllBytes(path)[24] == 16;

    [Theory]
    [InlineData("chair-19-sd-bar", 480, 720)]
    [InlineData("doorknob-hd-no-bar", 1280, 720)]
    [InlineData("pattern-sd-grey-bar", 480, 720)]
    [InlineData("pattern-sd-with-large-logo-bar", 480, 720)]
    public void Frames_lie_within_31_bits_of_the_sample_hashes_where_the_quality_is_fifty(
        string name, int width, int height)
    {
        var video = Repository.Outside($"vpdq/video/{name}.mp4");
        var lines = File.ReadAllLines(Repository.Outside($"vpdq/common/{name}.txt"));
        var bytes = Ffmpeg.Decode(video, "-f", "rawvideo", "-pix_fmt", "rgb24", "-fps_mode", "passthrough");
        var frameBytes = width * height * 3;
        Assert.InRange(bytes.Length / frameBytes, lines.Length - 1, lines.Length + 1);
        var (compared, worst) = (0, 0);
        foreach (var line in lines)
        {
            var fields = line.Split(',');
            var (frame, quality) = (
                int.Parse(fields[0], CultureInfo.InvariantCulture),
                int.Parse(fields[1], CultureInfo.InvariantCulture));
            if (quality < 50 || (frame + 1) * frameBytes > bytes.Length) continue;
            var view = new PixelView(bytes.AsSpan(frame * frameBytes), width, height, PixelLayout.Rgb24);
            var result = PdqHasher.Hash(view, PdqReduction.None);
            worst = Math.Max(worst, PdqHash.Distance(result.Hash, PdqHash.Parse(fields[2])));
            compared++;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{compared} frames, at most {worst} bits");
        Assert.InRange(worst, 0, 31);
        Assert.True(compared >= 60, $"{compared} of {lines.Length}");
    }
}
