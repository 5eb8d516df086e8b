using CsCheck;
using Probative.Fingerprints.Copies;
using Probative.Ledger.Facts;
using Probative.Matching;
using Xunit;

namespace Probative.Tests.Matching;

public class StretchFormTests
{
    private static readonly Gen<double> Part = Gen.Int[0, 1_000].Select(part => part / 1_000.0);

    private static readonly Gen<FrameArea> Area =
        Gen.Select(Part, Part, Part, Part).Select((x, y, w, h) => new FrameArea(x, y, w, h));

    private static readonly Gen<FilmStretch> Stretch =
        Gen.Select(Gen.Int[0, 9_000_000], Gen.Int[0, 9_000_000])
            .Select((from, to) => new FilmStretch(from / 1_000.0, to / 1_000.0));

    private static readonly Gen<FrameChange> Change =
        Gen.Select(Gen.Bool, Gen.Int[-1_800, 1_800], Area, Area, Gen.Int[0, 2], Gen.Int[100, 8_000])
            .Select((flag, turned, seen, place, layout, contrast) => new FrameChange
            {
                IsMirrored = flag,
                RotationDegrees = turned / 10.0,
                IsPerspective = !flag,
                Stretch = contrast / 1_000.0,
                Seen = seen,
                Place = place,
                Layout = (FrameLayout)layout,
                IsGrey = flag,
                Contrast = contrast / 1_000.0,
                Brightness = turned,
                Overlays =
                [
                    new FrameOverlay(
                        (OverlayKind)layout,
                        place,
                        turned < 0 ? null : flag ? OverlaySide.First : OverlaySide.Second),
                ],
            });

    private static readonly Gen<CopyFound> Found =
        Gen.Select(Stretch, Stretch, Change.Null(), Part, Gen.Int[0, 4_000])
            .Select((first, second, change, part, count) => new CopyFound
            {
                First = first,
                Second = second,
                Line = new TimeLine(count / 1_000_000.0, first.StartSeconds),
                IsTimeTold = change is null,
                Change = change,
                Score = new CopyScore
                {
                    Picture = part,
                    Samples = count,
                    Agreeing = count,
                    Features = count,
                    Areas = count,
                    NearHashes = count,
                    Likeness = -part,
                    LikeArea = part,
                    Changes = change is null ? null : part,
                    Moving = part,
                },
            });

    [Fact]
    public void What_is_written_is_read_again() => Found.Sample(
        found =>
        {
            var text = new JsonValue.List(StretchForm.Write(found)).ToString();
            var read = Assert.Single(StretchForm.ReadStretches(text)!);
            Assert.Equal(found.Change?.Overlays, read.Change?.Overlays);
            var bare = read with { Change = read.Change is { } one ? one with { Overlays = [] } : null };
            var wanted = found with
            {
                Change = found.Change is { } two ? two with { Overlays = [] } : null,
            };
            Assert.Equal(wanted, bare);
        },
        iter: 500);

    [Fact]
    public void Older_facts_do_not_say_who_has_a_logo() => Found.Sample(
        found =>
        {
            var text = new JsonValue.List(StretchForm.Write(found)).ToString();
            foreach (var side in (string[])["\"first\"", "\"second\"", "null"])
                text = text.Replace($",\"of\":{side}", "", StringComparison.Ordinal);
            Assert.DoesNotContain("\"of\"", text, StringComparison.Ordinal);
            var read = Assert.Single(StretchForm.ReadStretches(text)!);
            Assert.All(read.Change?.Overlays ?? [], overlay => Assert.Null(overlay.Of));
        },
        iter: 100);

    [Theory]
    [InlineData("[{}]")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("[1]")]
    public void What_is_strange_is_not_told(string json) => Assert.Null(StretchForm.ReadStretches(json));

    [Fact]
    public void Sound_is_read_again()
    {
        var sound = new SoundAgreement(-3.25, 12, 8.5, 0.75);
        Assert.Equal(sound, StretchForm.ReadSound(StretchForm.Write(sound).ToString()));
        Assert.Null(StretchForm.ReadSound(StretchForm.Write((SoundAgreement?)null).ToString()));
    }
}
