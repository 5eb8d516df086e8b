using System.Security.Cryptography;
using System.Text;
using Probative.Fingerprints.Copies;
using Probative.Fingerprints.Films;
using Probative.Fingerprints.Pictures;
using Probative.Fingerprints.Tests.Pictures;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Fingerprints.Tests.Copies;

public class CopyFinderTests
{
    private static FilmPrint Whole { get; } = new Scenery(11, 12).Film(0, 10_000);

    [Fact]
    public void A_cut_is_found_where_it_was_taken()
    {
        var found = Assert.Single(CopyFinder.Compare(Whole, new Scenery(11, 12).Film(3250, 8250)));
        Near(found, 3.25, 8.25, 0, 5);
        Assert.True(found.IsTimeTold);
        Assert.Equal(1, found.Line.Speed);
        Assert.False(found.Change!.IsCropped || found.Change.IsMirrored);
        Assert.Equal(FrameLayout.Full, found.Change.Layout);
        Assert.Matches(
            "^B shows 3[.][0-5]-8[.][0-5] s of A at 0.0-5.0 s; picture score [01][.][0-9]{2}$",
            CopyWords.Say(found, "A", "B"));
    }

    /// <summary>
    /// Pictures can be made whose PDQ is that of another, and copies whose PDQ is far: the hashes of one film
    /// are put into the print of the other, which is the most that such a clip could reach.
    /// </summary>
    [Fact]
    public void Hashes_made_to_collide_make_no_match_and_hashes_made_to_differ_hide_none()
    {
        var other = new Scenery(21, 22).Film(0, 10_000);
        Assert.Empty(CopyFinder.Compare(Whole, other));
        Assert.Empty(CopyFinder.Compare(Whole, WithHashesOf(Whole, other)));
        Assert.Empty(CopyFinder.Compare(WithHashesOf(Whole, other), Whole));
        foreach (var (picture, forged) in Whole.Samples.Zip(other.Samples).Take(4))
        {
            Assert.Empty(CopyFinder.Compare(
                Picture(Whole, picture),
                Picture(other, forged with { Hash = picture.Hash, ContentHash = picture.ContentHash })));
        }

        var copy = new Scenery(11, 12).Film(2000, 7000);
        var found = Assert.Single(CopyFinder.Compare(Whole, WithHashesOf(other, copy)));
        Near(found, 2, 7, 0, 5);

        static FilmPrint WithHashesOf(FilmPrint from, FilmPrint film) => film with
        {
            Samples =
            [
                .. film.Samples.Select((one, at) => one with
                {
                    Hash = from.Samples[at].Hash, ContentHash = from.Samples[at].ContentHash,
                }),
            ],
        };

        static FilmPrint Picture(FilmPrint of, FilmSample sample) => of with
        {
            DurationMilliseconds = 0,
            StepMilliseconds = 0,
            Samples = [sample with { TimeMilliseconds = 0 }],
        };
    }

    [Fact]
    public void Mirrored_and_cropped_is_told()
    {
        var copy = new Scenery(11, 12).Film(
            2000, 7000, frame => Scenery.Mirror(Scenery.Crop(frame, 40, 20, 240, 135)));
        var found = Assert.Single(CopyFinder.Compare(Whole, copy));
        Near(found, 2, 7, 0, 5);
        Assert.True(found.Change!.IsMirrored);
        Assert.InRange(found.Change.Seen.Left, 0.1, 0.15);
        Assert.InRange(found.Change.Seen.Width, 0.72, 0.78);
        Assert.StartsWith("B shows 2.0-7.0 s of A at 0.0-5.0 s, mirrored, cropped to 75 %",
            CopyWords.Say(found, "A", "B"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_logo_is_told_and_a_splice_is_found_inside_another_film()
    {
        var other = new Scenery(21, 22);
        var builder = new FilmPrintBuilder();
        for (var time = 0; time < 9000; time += 250)
        {
            var frame = time < 3500 ? other.Frame(time) : new Scenery(11, 12).Frame(time);
            Scenery.Fill(frame, 262, 10, 44, 24, 250);
            builder.Add(
                new PixelView(frame, Scenery.Width, Scenery.Height, PixelLayout.Luma),
                TimeSpan.FromMilliseconds(time));
        }

        var found = Assert.Single(CopyFinder.Compare(Whole, builder.Finish(TimeSpan.FromSeconds(9))!));
        Near(found, 3.5, 9, 3.5, 9);
        Assert.Contains(found.Change!.Overlays, overlay =>
            overlay.Kind == OverlayKind.Logo && overlay.Area.MiddleX > 0.8 && overlay.Area.MiddleY < 0.25);
    }

    [Fact]
    public void Another_place_and_the_same_place_at_another_time_are_refused()
    {
        for (var seed = 30; seed < 36; seed++)
        {
            Assert.Empty(CopyFinder.Compare(Whole, new Scenery(seed, seed + 1).Film(0, 6000)));
            Assert.Empty(CopyFinder.Compare(Whole, new Scenery(11, seed).Film(0, 6000)));
        }
    }

    [Fact]
    public void Black_flat_and_noise_match_nothing_and_one_frame_is_compared_too()
    {
        FilmPrint Of(Func<int, byte> level) => new Scenery(11, 12).Film(0, 4000, frame =>
            [.. Enumerable.Range(0, frame.Length).Select(level)]);
        FilmPrint[] poor = [Of(_ => 0), Of(_ => 128), Of(i => (byte)Scenery.Hash(i, 1, 9))];
        foreach (var print in poor)
        {
            Assert.Empty(CopyFinder.Compare(Whole, print));
            Assert.Empty(CopyFinder.Compare(print, Whole));
        }

        Assert.Empty(CopyFinder.Compare(poor[0], poor[0]));
        var one = new Scenery(11, 12).Film(4000, 4250);
        Assert.Single(one.Samples);
        _ = CopyFinder.Compare(Whole, one);
        _ = CopyFinder.Compare(one, one);
    }

    [Fact]
    public void A_picture_is_found_in_a_film_and_a_still_film_says_that_its_time_is_not_told()
    {
        var frame = new Scenery(11, 12).Frame(4500);
        var picture = FilmPrintBuilder.OfPicture(
            new PixelView(frame, Scenery.Width, Scenery.Height, PixelLayout.Luma));
        var found = Assert.Single(CopyFinder.Compare(Whole, picture));
        Assert.InRange(found.First.StartSeconds, 4.0, 5.0);
        Assert.Equal(default, found.Second);

        var still = new Scenery(11, 12).Film(0, 6000, _ => frame);
        var shown = Assert.Single(CopyFinder.Compare(picture, still));
        Assert.False(shown.IsTimeTold);
        Assert.Equal((0, 6), (shown.Second.StartSeconds, shown.Second.EndSeconds));
        Assert.False(Assert.Single(CopyFinder.Compare(still, still)).IsTimeTold);
    }

    [Fact]
    public void The_same_prints_give_the_same_result_on_every_machine()
    {
        var copy = new Scenery(11, 12).Film(1750, 6000, frame => Scenery.Crop(frame, 20, 30, 256, 144));
        var found = Assert.Single(CopyFinder.Compare(Whole, copy));
        var told = $"{BitConverter.DoubleToInt64Bits(found.Score.Likeness):x} {found.Score.Features} "
            + $"{BitConverter.DoubleToInt64Bits(found.Line.OffsetSeconds):x} "
            + $"{BitConverter.DoubleToInt64Bits(found.Change!.Seen.Left):x}";
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(told)));
        Assert.Equal("6cc72a653d3dd9e69d9f320919a0f492", digest[..32]);
    }

    [Fact]
    public void Of_the_public_videos_the_one_true_pair_is_found_and_no_other()
    {
        string[] names =
            ["chair-19-sd-bar", "doorknob-hd-no-bar", "pattern-sd-grey-bar",
                "pattern-sd-with-large-logo-bar"];
        FilmPrint[] prints = [.. names.Select(name => Print(Repository.Outside($"vpdq/video/{name}.mp4")))];
        for (var i = 0; i < prints.Length; i++)
        {
            for (var j = 0; j < prints.Length; j++)
            {
                if (i == j) continue;
                var found = CopyFinder.Compare(prints[i], prints[j]);
                var isPair = names[i].StartsWith("pattern", StringComparison.Ordinal)
                    && names[j].StartsWith("pattern", StringComparison.Ordinal);
                foreach (var one in found)
                {
                    TestContext.Current.TestOutputHelper?.WriteLine(CopyWords.Say(one, names[i], names[j]));
                }

                Assert.Equal(isPair, found.Count > 0);
            }
        }
    }

    private static FilmPrint Print(string path)
    {
        const int Width = 360, Height = 480;
        var pixels = Ffmpeg.Decode(
            path, "-vf", $"scale={Width}:{Height},fps=2", "-f", "rawvideo", "-pix_fmt", "rgb24");
        var builder = new FilmPrintBuilder();
        for (var i = 0; (i + 1) * Width * Height * 3 <= pixels.Length; i++)
        {
            builder.Add(
                new PixelView(pixels.AsSpan(i * Width * Height * 3), Width, Height, PixelLayout.Rgb24),
                TimeSpan.FromMilliseconds(500 * i));
        }

        return builder.Finish()!;
    }

    private static void Near(CopyFound found, double start, double end, double otherStart, double otherEnd)
    {
        Assert.InRange(found.First.StartSeconds, start - 0.3, start + 0.3);
        Assert.InRange(found.First.EndSeconds, end - 0.3, end + 0.3);
        Assert.InRange(found.Second.StartSeconds, otherStart - 0.3, otherStart + 0.3);
        Assert.InRange(found.Second.EndSeconds, otherEnd - 0.3, otherEnd + 0.3);
    }
}
