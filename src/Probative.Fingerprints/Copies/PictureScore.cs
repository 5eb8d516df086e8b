using Probative.Fingerprints.Films;

namespace Probative.Fingerprints.Copies;

/// <summary>One number from the parts of a score.</summary>
internal static class PictureScore
{
    /// <summary>What is told of two photographs of one place stays under the threshold.</summary>
    private const double OfApart = 0.7;

    private const double LessWhole = 0.15;
    private const double SameSpeed = 0.03;

    /// <summary>0 to 1.</summary>
    /// <param name="score">Its parts.</param>
    /// <param name="agreement">How exactly the frames agree; null where something moves.</param>
    /// <param name="alignment">The stretch.</param>
    /// <param name="first">The first film.</param>
    /// <param name="second">The second film.</param>
    public static double Of(
        CopyScore score, PictureAgreement? agreement, Alignment alignment, FilmPrint first,
        FilmPrint second)
    {
        // Hashes stand for features where there are few corners.
        var features = score.Features + (4 * score.NearHashes);
        var areas = score.Areas + (2 * score.NearHashes);
        var evidence = Rise(features, 4, 16) * Rise(areas, 2, 8);
        var agreeing = (double)score.Agreeing / score.Samples;
        if (agreement is not null && first.IsPicture && second.IsPicture)
        {
            // Few corners do where all the rest is the same: a photograph that fills a part of a screen.
            evidence = Math.Max(evidence, agreement.Sameness * Rise(score.Features, 3, 6));
        }

        var isFilm = !first.IsPicture && !second.IsPicture;
        if (isFilm) evidence = Math.Max(evidence, Sameness(score));
        // Two films that meet for a moment show the same place; a stretch lasts.
        var lasting = isFilm ? Rise(score.Agreeing, 1.5, 4.5) : 1;
        var alike = score.Changes is { } changes
            ? Changing(changes, score.Moving) * Rise(score.LikeArea, 0.35, 0.55)
                * Whole(score, alignment.Line) * (1 - Drifting(score))
            : Math.Max(
                agreement?.Sameness ?? 0,
                Rise(score.LikeArea, 0.4, 0.75) * Rise(score.Likeness, 0.5, 0.75))
                * (1 - (OfApart * (agreement?.Apart ?? 0)));
        // Title and test cards are alike in many films.
        var rich = score.Changes is null ? Rise(Texture(alignment, first, second), 0.15, 0.35) : 1;
        if (!isFilm && agreement is not null && first.IsPicture && second.IsPicture)
        {
            rich = Math.Max(rich, agreement.Sameness);
        }

        return evidence * (0.3 + (0.7 * agreeing)) * lasting * alike * rich;
    }

    /// <summary>Orders lines of time; grows on where a score is full.</summary>
    public static double Worth(CopyScore score) =>
        Math.Sqrt(Math.Min(score.Agreeing, 24)) * (score.Changes ?? (score.LikeArea * 0.8))
            * (0.3 + score.Likeness) * (score.Features + (score.NearHashes * 4)) / (score.Features
                + (score.NearHashes * 4) + 30.0)
            * (1 - (0.5 * Rise(score.DriftPerSecond, 0.002, 0.006)));

    /// <summary>
    /// How far what changes agrees. Where little moves, coding is as much of what changes as motion is.
    /// </summary>
    private static double Changing(double changes, double moving)
    {
        var few = 1 - Rise(moving, 0.05, 0.2);
        return Rise(changes, 0.35 - (0.13 * few), 0.6 - (0.18 * few));
    }

    /// <summary>
    /// How far the frames as a whole are alike. Coarse coding of soft footage leaves less of that; where one
    /// map holds throughout a longer stretch, in many places, and what changes agrees, less is asked for. Not
    /// at another speed: two cameras that sweep over one place can be brought into line by that.
    /// </summary>
    private static double Whole(CopyScore score, TimeLine line)
    {
        var less = Math.Abs(line.Speed - 1) > SameSpeed
            ? 0
            : LessWhole * Rise(score.Agreeing, 5, 9) * Rise(score.Areas, 15, 35)
                * Rise(score.Changes ?? 0, 0.57, 0.62) * (1 - Rise(score.DriftPerSecond, 0.001, 0.0025));
        return Rise(Math.Max(score.Likeness, score.LikeArea), 0.65 - less, 0.88 - less);
    }

    /// <summary>How far it speaks for two cameras that cross over one place, 0 to 1.</summary>
    private static double Drifting(CopyScore score) =>
        Rise(score.DriftPerSecond, 0.002, 0.0035)
        * (1 - Math.Max(Rise(score.Likeness, 0.86, 0.93), Rise(score.Changes ?? 0, 0.74, 0.84)));

    /// <summary>
    /// How far the frames and what changes in them are the same throughout: then few corners do, as in a
    /// small picture within the picture.
    /// </summary>
    private static double Sameness(CopyScore score) =>
        Rise(score.Changes ?? 0, 0.65, 0.8) * Rise(Math.Min(score.Likeness, score.LikeArea), 0.85, 0.95)
        * Rise(score.Agreeing, 4, 8);

    internal static double Texture(Alignment alignment, FilmPrint first, FilmPrint second) =>
        alignment.Pairs.Average(pair =>
            Math.Min(first.Samples[pair.Nearest].Texture, second.Samples[pair.Second].Texture)) / 255;

    private static double Rise(double value, double none, double full) =>
        PictureAgreement.Rise(value, none, full);
}
