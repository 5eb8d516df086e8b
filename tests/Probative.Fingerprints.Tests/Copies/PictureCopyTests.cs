using Probative.Fingerprints.Copies;
using Probative.Fingerprints.Films;
using Probative.Fingerprints.Pictures;
using Xunit;

namespace Probative.Fingerprints.Tests.Copies;

public class PictureCopyTests
{
    private const string SecondPhotograph = "a second photograph of the same place looks the same";

    private static byte[] Photograph { get; } = new Scenery(11, 12).Frame(4500);

    [Theory]
    [InlineData(13)]
    [InlineData(14)]
    [InlineData(15)]
    public void A_photograph_of_the_same_place_at_another_time_is_refused(int happening)
    {
        var other = Print(new Scenery(11, happening).Frame(4500));
        Assert.Empty(CopyFinder.Compare(Print(Photograph), other));
        Assert.Empty(CopyFinder.Compare(other, Print(Photograph)));
    }

    [Fact]
    public void Copies_of_a_photograph_are_told_with_what_nobody_can_tell()
    {
        byte[] Of(Func<int, int> level) =>
            [.. Photograph.Select(one => (byte)Math.Clamp(level(one), 0, 255))];
        byte[] logo = [.. Photograph];
        Scenery.Fill(logo, 262, 10, 44, 24, 250);
        byte[][] copies =
        [
            Photograph, logo, Of(level => (level * 3 / 4) + 20), Of(level => level & ~7),
            Scenery.Crop(Photograph, 40, 20, 240, 135), Scenery.Mirror(Photograph),
        ];
        foreach (var copy in copies)
        {
            var found = Assert.Single(CopyFinder.Compare(Print(Photograph), Print(copy)));
            Assert.Contains(SecondPhotograph, CopyWords.Say(found, "A", "B"), StringComparison.Ordinal);
            Assert.Single(CopyFinder.Compare(Print(copy), Print(Photograph)));
        }
    }

    [Fact]
    public void Where_something_moves_nothing_is_said_of_a_second_photograph()
    {
        var film = new Scenery(11, 12).Film(0, 8000);
        var found = Assert.Single(CopyFinder.Compare(film, film));
        Assert.DoesNotContain(SecondPhotograph, CopyWords.Say(found, "A", "B"), StringComparison.Ordinal);
    }

    private static FilmPrint Print(byte[] frame) => FilmPrintBuilder.OfPicture(
        new PixelView(frame, Scenery.Width, Scenery.Height, PixelLayout.Luma));
}
