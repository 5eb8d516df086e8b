namespace Probative.Fingerprints.Tmk;

/// <summary>How alike two TMK feature files are.</summary>
/// <param name="Level1">
/// The cosine of the angle between the means over all frames, -1 to 1; 0 where one has nothing but zeroes.
/// </param>
/// <param name="Level2">
/// How well the videos fit where they fit best, against a video with itself: 1 for that. Between files whose
/// features are scaled as TMK scales them it is at most 1; in forged ones any number can stand.
/// </param>
/// <param name="OffsetFrames">
/// Where they fit best: the second begins at this frame of the first, or a multiple of
/// <paramref name="PeriodFrames"/> before or after it. From 0 to the period less one.
/// </param>
/// <param name="PeriodFrames">The period in which they fit best, in frames.</param>
public sealed record TmkScore(double Level1, double Level2, int OffsetFrames, int PeriodFrames)
{
    /// <summary>What TMK's authors take as like, at both levels.</summary>
    public const double Threshold = 0.7;

    /// <summary>The offset that is nearest to none: below 0 the first begins in the second.</summary>
    public int NearestOffsetFrames =>
        OffsetFrames > PeriodFrames / 2 ? OffsetFrames - PeriodFrames : OffsetFrames;

    /// <summary>Whether both levels reach <see cref="Threshold"/>.</summary>
    public bool IsLike => Level1 >= Threshold && Level2 >= Threshold;
}
