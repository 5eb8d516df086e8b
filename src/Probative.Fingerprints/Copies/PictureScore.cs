using Probative.Fingerprints.Films;

namespace Probative.Fingerprints.Copies;

/// <summary>One number from the parts of a score.</summary>
internal static class PictureScore
{
    /// <summary>0 to 1.</summary>
    public static double Of(CopyScore score, Alignment alignment, FilmPrint first, FilmPrint second)
    {
        // Hashes stand for features where there are few corners.
        var features = score.Features + (4 * score.NearHashes);
        var areas = score.Areas + (2 * score.NearHashes);
        var evidence = Rise(features, 4, 16) * Rise(areas, 2, 8);
        var agreeing = (double)score.Agreeing / score.Samples;
        var isFilm = !first.IsPicture && !second.IsPicture;
        // Two films that meet for a moment show the same place; a stretch lasts.
        var lasting = isFilm ? Rise(score.Agreeing, 1.5, 4.5) : 1;
        var alike = score.Changes is { } changes
            ? Rise(changes, 0.35, 0.6) * Rise(score.LikeArea, 0.35, 0.55)
                * Rise(Math.Max(score.Likeness, score.LikeArea), 0.65, 0.88)
            : Rise(score.LikeArea, 0.4, 0.75) * Rise(score.Likeness, 0.5, 0.75);
        // Title and test cards are alike in many films.
        var rich = score.Changes is null ? Rise(Texture(alignment, first, second), 0.15, 0.35) : 1;
        return evidence * (0.3 + (0.7 * agreeing)) * lasting * alike * rich;
    }

    /// <summary>Orders lines of time; grows on where a score is full.</summary>
    public static double Worth(CopyScore score) =>
        Math.Sqrt(Math.Min(score.Agreeing, 24)) * (score.Changes ?? (score.LikeArea * 0.8))
            * (0.3 + score.Likeness) * (score.Features + (score.NearHashes * 4)) / (score.Features
                + (score.NearHashes * 4) + 30.0);

    internal static double Texture(Alignment alignment, FilmPrint first, FilmPrint second) =>
        alignment.Pairs.Average(pair =>
            Math.Min(first.Samples[pair.Nearest].Texture, second.Samples[pair.Second].Texture)) / 255;

    /// <summary>From 0 at one value to 1 at another.</summary>
    private static double Rise(double value, double none, double full) =>
        Math.Clamp((value - none) / (full - none), 0, 1);
}
