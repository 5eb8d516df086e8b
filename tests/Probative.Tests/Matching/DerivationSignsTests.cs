using Probative.Fingerprints.Copies;
using Probative.Matching.Lineage;
using Xunit;

namespace Probative.Tests.Matching;

public class DerivationSignsTests
{
    private static readonly PrintSize Large = new(1920, 1080, 60_000, []);

    [Fact]
    public void A_crop_cannot_hold_what_it_cut_off()
    {
        var signs = Signs(Plain with { Seen = new FrameArea(0.1, 0.1, 0.8, 0.8) }, Large, Large);
        Assert.Equal("forth", signs.Direction);
        Assert.Contains("80 % of its width", Assert.Single(signs.Forth), StringComparison.Ordinal);
    }

    [Fact]
    public void Fewer_pixels_bars_and_missing_colours_lead_the_same_way()
    {
        var signs = Signs(
            Plain with { IsGrey = true, Layout = FrameLayout.Letterboxed }, Large, new(640, 360, 60_000, []));
        Assert.Equal(("forth", 3, 0), (signs.Direction, signs.Forth.Count, signs.Back.Count));
    }

    [Fact]
    public void A_smaller_film_that_is_longer_is_a_contradiction()
    {
        var signs = DerivationSigns.Of(
            [Found(Plain, new FilmStretch(0, 10), new FilmStretch(20, 30))],
            ("a", new PrintSize(1920, 1080, 10_000, [])),
            ("b", new PrintSize(640, 360, 60_000, [])));
        Assert.Equal("contradiction", signs.Direction);
        Assert.Single(signs.Forth);
        Assert.Contains("longer", Assert.Single(signs.Back), StringComparison.Ordinal);
    }

    [Fact]
    public void A_mirror_another_speed_and_what_was_laid_over_lead_nowhere()
    {
        var signs = DerivationSigns.Of(
            [
                Found(
                    Plain with
                    {
                        IsMirrored = true,
                        Overlays = [new FrameOverlay(OverlayKind.Logo, new FrameArea(0, 0, 0.1, 0.1))],
                    },
                    new FilmStretch(0, 60),
                    new FilmStretch(0, 60)) with { Line = new TimeLine(1.5, 0) },
            ],
            ("a", Large),
            ("b", Large));
        Assert.Equal(("undetermined", 3), (signs.Direction, signs.Either.Count));
    }

    [Theory]
    [InlineData(OverlaySide.Second, "forth")]
    [InlineData(OverlaySide.First, "back")]
    public void What_has_a_logo_cannot_give_what_has_none(OverlaySide side, string direction)
    {
        var logo = new FrameOverlay(OverlayKind.Logo, new FrameArea(0, 0, 0.1, 0.1), side);
        var signs = Signs(Plain with { Overlays = [logo] }, Large, Large);
        Assert.Equal(direction, signs.Direction);
        Assert.Contains(
            "laid over", Assert.Single([.. signs.Forth, .. signs.Back]), StringComparison.Ordinal);
        Assert.Empty(signs.Either);
    }

    [Fact]
    public void A_picture_can_be_taken_from_a_film_or_be_shown_in_it()
    {
        var picture = new PrintSize(1920, 1080, 0, []);
        Assert.Equal("undetermined", Signs(Plain, Large, picture).Direction);
        Assert.Contains("one is a picture", Signs(Plain, Large, picture).Either[0], StringComparison.Ordinal);
        Assert.Empty(Signs(Plain, picture, picture).Either);
    }

    [Fact]
    public void Bars_that_are_cut_off_were_put_around_it_before()
    {
        var detail = new double[16 * 9];
        for (var at = 16 * 2; at < 16 * 7; at++) detail[at] = 90;
        var barred = new PrintSize(1920, 1080, 60_000, detail);
        var inner = Plain with { Seen = new FrameArea(0, 0.22, 1, 0.56) };
        Assert.Equal("back", Signs(inner, barred, Large).Direction);
        var more = inner with { Seen = new FrameArea(0, 0.4, 1, 0.2) };
        Assert.Equal("forth", Signs(more, barred, Large).Direction);
    }

    [Fact]
    public void Sound_alone_and_prints_that_are_gone_lead_nowhere()
    {
        Assert.Equal("undetermined", DerivationSigns.Of([], ("a", Large), ("b", Large)).Direction);
        Assert.Equal("undetermined", Signs(Plain, null, null).Direction);
    }

    private static FrameChange Plain => new()
    {
        IsMirrored = false,
        RotationDegrees = 0,
        IsPerspective = false,
        Stretch = 1,
        Seen = FrameArea.Whole,
        Place = FrameArea.Whole,
        Layout = FrameLayout.Full,
        IsGrey = false,
        Contrast = 1,
        Brightness = 0,
        Overlays = [],
    };

    private static DerivationSigns Signs(FrameChange change, PrintSize? first, PrintSize? second) =>
        DerivationSigns.Of(
            [Found(change, new FilmStretch(0, 60), new FilmStretch(0, 60))], ("a", first), ("b", second));

    private static CopyFound Found(FrameChange change, FilmStretch first, FilmStretch second) => new()
    {
        First = first,
        Second = second,
        Line = new TimeLine(1, first.StartSeconds - second.StartSeconds),
        IsTimeTold = true,
        Change = change,
        Score = new CopyScore
        {
            Picture = 1,
            Samples = 9,
            Agreeing = 9,
            Features = 900,
            Areas = 90,
            NearHashes = 0,
            Likeness = 1,
            LikeArea = 1,
            Changes = 1,
            Moving = 1,
        },
    };
}
