using Probative.Fingerprints.Copies;
using Probative.Fingerprints.Films;
using Xunit;

namespace Probative.Fingerprints.Tests.Copies;

public class OverlaySideTests
{
    // Before it shapes pass by, in the lower half; nothing moves in the upper.
    private static FilmPrint Low { get; } = new Scenery(11, 12).Film(0, 10_000, frame => With(frame, 120));

    private static FilmPrint High { get; } = new Scenery(11, 12).Film(0, 10_000, frame => With(frame, 10));

    private static FilmPrint Without { get; } = new Scenery(11, 12).Film(0, 10_000);

    [Fact]
    public void What_stands_still_while_the_other_moves_behind_it_was_laid_over()
    {
        var second = Assert.Single(CopyFinder.Compare(Without, Low));
        Assert.Contains(second.Change!.Overlays, overlay => overlay.Of == OverlaySide.Second);
        Assert.Contains("; B has a logo at the bottom that A has not; picture",
            CopyWords.Say(second, "A", "B"), StringComparison.Ordinal);

        var first = Assert.Single(CopyFinder.Compare(Low, Without));
        Assert.Contains(first.Change!.Overlays, overlay => overlay.Of == OverlaySide.First);
        Assert.Contains("; A has a logo at the bottom that B has not; picture",
            CopyWords.Say(first, "A", "B"), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_moves_it_is_one_of_the_two()
    {
        var found = Assert.Single(CopyFinder.Compare(Without, High));
        Assert.All(found.Change!.Overlays, overlay => Assert.Null(overlay.Of));
        Assert.Contains("; one of the two has a logo at the top",
            CopyWords.Say(found, "A", "B"), StringComparison.Ordinal);
    }

    private static byte[] With(byte[] frame, int top)
    {
        Scenery.Fill(frame, 140, top, 50, 30, 250);
        return frame;
    }
}
