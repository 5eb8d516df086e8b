using Probative.Fingerprints.Films;

namespace Probative.Fingerprints.Copies;

/// <summary>One number from the parts of a score.</summary>
internal static class PictureScore
{
    public static double Of(CopyScore score, Alignment alignment, FilmPrint first, FilmPrint second)
    {
        // Hashes stand for features where there are few corners.
        var features = score.Features + (4 * score.NearHashes);
        var areas = score.Areas + (2 * score.NearHashes);
        var evidence = Rise(features, 4, 16) * Rise(areas, 2, 8);
        var agreeing = (double)score.Agreeing / score.Samples;
        var alike = score.Changes is { } changes
            ? Rise(changes, 0.1, 0.5)
            : Rise(score.LikeArea, 0.3, 0.75) * Rise(score.Likeness, 0.3, 0.7);
        _ = (alignment, first, second);
        return evidence * (0.6 + (0.4 * agreeing)) * alike;
    }

    /// <summary>From 0 at one value to 1 at another.</summary>
    private static double Rise(double value, double none, double full) =>
        Math.Clamp((value - none) / (full - none), 0, 1);
}
