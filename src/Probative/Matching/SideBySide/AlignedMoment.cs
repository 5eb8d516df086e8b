using Probative.Fingerprints.Copies;

namespace Probative.Matching.SideBySide;

/// <summary>
/// A moment that both films show, each by its own clock from its first frame on, in seconds.
/// </summary>
/// <param name="First">0 for a picture.</param>
/// <param name="Second">0 for a picture.</param>
internal readonly record struct AlignedMoment(double First, double Second)
{
    private const int Most = 6;

    // Ends are where a measured stretch is least certain.
    private const double Margin = 0.1;

    /// <summary>Some moments, evenly spread over a stretch; one where both are pictures.</summary>
    public static IReadOnlyList<AlignedMoment> Of(CopyFound found)
    {
        var (first, second) = (Length(found.First), Length(found.Second));

        // Half a second apart at least, so that no two are one frame.
        var count = Math.Clamp((int)(2 * Math.Max(first, second)), 1, Most);
        return
        [
            .. Enumerable.Range(0, count).Select(at => count == 1
                ? 0.5
                : Margin + (at * (1 - (2 * Margin)) / (count - 1)))
                .Select(part => new AlignedMoment(
                    found.First.StartSeconds + (part * first), found.Second.StartSeconds + (part * second))),
        ];
    }

    private static double Length(FilmStretch stretch) => stretch.EndSeconds - stretch.StartSeconds;
}
