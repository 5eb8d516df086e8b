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
            new("a", new PrintSize(1920, 1080, 10_000, [])),
            new("b", new PrintSize(640, 360, 60_000, [])));
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
            new("a", Large),
            new("b", Large));
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
        var more = inner with { Seen = new FrameArea(0, 0.3, 1, 0.35) };
        Assert.Equal("forth", Signs(more, barred, Large).Direction);
    }

    [Fact]
    public void Sound_alone_and_prints_that_are_gone_lead_nowhere()
    {
        Assert.Equal("undetermined", DerivationSigns.Of([], new("a", Large), new("b", Large)).Direction);
        Assert.Equal("undetermined", Signs(Plain, null, null).Direction);
    }

    [Fact]
    public void What_is_put_into_a_larger_frame_has_fewer_pixels_for_what_both_show()
    {
        var inset = Plain with { Layout = FrameLayout.Inset, Place = new FrameArea(0.1, 0.1, 0.3, 0.3) };
        var signs = Signs(inset, Large, new PrintSize(2560, 1440, 60_000, []));
        Assert.Equal("forth", signs.Direction);
        Assert.Equal(
            "b shows what both have with 331776 pixels, a with 2073600", Assert.Single(signs.Forth));

        // The frame around it counts for nothing, nor do bars.
        var bars = Plain with { Layout = FrameLayout.Letterboxed };
        Assert.DoesNotContain(
            Signs(bars, new PrintSize(1280, 720, 60_000, []), Large).Back, sign => sign.Contains("pixels"));

        // A part of the first that the second shows much larger: cut out and enlarged, or put into it.
        var part = Plain with { Seen = new FrameArea(0.6, 0.6, 0.3, 0.3) };
        Assert.Equal("contradiction", Signs(part, Large, Large).Direction);
    }

    [Theory]
    [InlineData(0.7, "forth")]
    [InlineData(0.9, "undetermined")]
    [InlineData(1.4, "back")]
    public void The_softer_of_two_can_derive_from_the_sharper(double kept, string direction)
    {
        var signs = DerivationSigns.Of(
            [Found(Plain, new FilmStretch(0, 60), new FilmStretch(0, 60))],
            new("a", Large),
            new("b", Large),
            kept);
        Assert.Equal(direction, signs.Direction);
        Assert.All([.. signs.Forth, .. signs.Back], sign => Assert.Contains("softer", sign));
    }

    [Fact]
    public void What_was_coded_more_coarsely_at_the_same_size_is_the_later_coding()
    {
        var (rich, poor) = (new FileSays(60_000_000, false, null), new FileSays(9_000_000, false, null));
        Assert.Equal("forth", Of(Large, rich, Large, poor).Direction);
        Assert.Equal("back", Of(Large, poor, Large, rich).Direction);
        Assert.Equal(
            "b was coded more coarsely, 0.58 against 3.9 bits a pixel and second",
            Assert.Single(Of(Large, rich, Large, poor).Forth));
        Assert.Equal("undetermined", Of(Large, rich, Large, rich with { SizeBytes = 40_000_000 }).Direction);

        // Of another size the pixels are told, and no bits: a small film has more of them for each.
        var small = new PrintSize(640, 360, 60_000, []);
        Assert.Contains("fewer pixels", Assert.Single(Of(Large, poor, small, poor).Forth));
        Assert.Equal("forth", Of(Large, poor, small, rich).Direction);
    }

    [Fact]
    public void A_device_that_one_names_and_the_other_does_not_was_lost_on_the_way()
    {
        var (named, bare) = (new FileSays(null, true, "Orsa K4"), new FileSays(null, true, null));
        Assert.Equal(
            "a names a device in its metadata, Orsa K4, and b none",
            Assert.Single(Of(Large, named, Large, bare).Forth));
        Assert.Equal("back", Of(Large, bare, Large, named).Direction);
        Assert.Equal("undetermined", Of(Large, named, Large, bare with { IsRead = false }).Direction);
        Assert.Equal("undetermined", Of(Large, named, Large, named with { Device = "Other" }).Direction);
    }

    private static DerivationSigns Of(
        PrintSize first, FileSays ofFirst, PrintSize second, FileSays ofSecond) =>
        DerivationSigns.Of(
            [Found(Plain, new FilmStretch(0, 60), new FilmStretch(0, 60))],
            new("a", first, ofFirst),
            new("b", second, ofSecond));

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
            [Found(change, new FilmStretch(0, 60), new FilmStretch(0, 60))],
            new("a", first),
            new("b", second));

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
