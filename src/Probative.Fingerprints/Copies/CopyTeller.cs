using Probative.Fingerprints.Films;

namespace Probative.Fingerprints.Copies;

/// <summary>From what was measured to what is told.</summary>
internal static class CopyTeller
{
    /// <summary>In fewer cells that move, nothing can be said about time.</summary>
    private const int LeastMovingCells = 6;

    public static CopyFound Tell(Alignment alignment, FilmPrint first, FilmPrint second)
    {
        var stretch = Stretch(alignment, first, second);
        var score = Score(alignment, first, second);
        var start = alignment.Line.At(stretch.StartSeconds);
        var end = alignment.Line.At(stretch.EndSeconds);
        var longest = first.DurationMilliseconds / 1000.0;
        return new CopyFound
        {
            First = new FilmStretch(Math.Clamp(start, 0, longest), Math.Clamp(end, 0, longest)),
            Second = stretch,
            Line = alignment.Line,
            IsTimeTold = score.Changes is not null && !first.IsPicture,
            Change = FrameChangeReader.Read(alignment, first, second),
            Score = score,
        };
    }

    /// <summary>
    /// The samples in between belong to it, and half a step at each end, as far as both films go.
    /// </summary>
    private static FilmStretch Stretch(Alignment alignment, FilmPrint first, FilmPrint second)
    {
        if (second.IsPicture) return default;
        var half = second.StepMilliseconds / 2000.0;
        var (from, until) = (
            second.Samples[alignment.Run.First].TimeMilliseconds / 1000.0,
            second.Samples[alignment.Run.Last].TimeMilliseconds / 1000.0);
        var start = alignment.Run.First == 0 && from <= half ? 0 : from - half;
        var duration = second.DurationMilliseconds / 1000.0;
        var isLast = alignment.Run.Last == second.Samples.Count - 1;
        var end = isLast && duration - until <= 2.2 * half ? duration : until + half;
        if (alignment.Line.Speed > 0)
        {
            // The first film may begin or end within that half step.
            start = Math.Max(start, -alignment.Line.OffsetSeconds / alignment.Line.Speed);
            var last = first.DurationMilliseconds / 1000.0;
            end = Math.Min(end, (last - alignment.Line.OffsetSeconds) / alignment.Line.Speed);
        }

        return new FilmStretch(Math.Clamp(start, 0, from), Math.Max(until, Math.Min(end, duration)));
    }

    private static CopyScore Score(Alignment alignment, FilmPrint first, FilmPrint second)
    {
        var offset = alignment.Pairs[0].First;
        var changes = alignment.Changes;
        var isStill = changes.MovingCells < LeastMovingCells || alignment.Pairs.Length < 3 || first.IsPicture;
        var agreement = isStill
            ? (double?)null
            : changes.Agreement(alignment.Pairs.Select((pair, k) => (pair.First - offset, pair.Towards, k)));
        var (likeness, likeArea) = Alike(alignment, first, second);
        var samples = alignment.Run.Last - alignment.Run.First + 1;
        var score = new CopyScore
        {
            Picture = 0,
            DriftPerSecond = alignment.DriftPerSecond,
            Samples = samples,
            Agreeing = alignment.Agreeing,
            Features = alignment.Support,
            Areas = alignment.Areas,
            NearHashes = alignment.NearHashes,
            Likeness = likeness,
            LikeArea = likeArea,
            Changes = agreement,
            Moving = (double)changes.MovingCells / alignment.Warp.Seen.Length,
        };
        var exact = score.Changes is null ? PictureAgreementReader.Read(alignment, first, second) : null;
        return score with { Picture = PictureScore.Of(score, exact, alignment, first, second) };
    }

    /// <summary>The mean correlation of the pairs' thumbnails, and of their parts.</summary>
    private static (double Likeness, double LikeArea) Alike(
        Alignment alignment, FilmPrint first, FilmPrint second)
    {
        var (likeness, alike, parts) = (0.0, 0, 0);
        foreach (var pair in alignment.Pairs)
        {
            var (a, b) = (first.Samples[pair.Nearest], second.Samples[pair.Second]);
            likeness += Likeness.Of(alignment.Warp, a, b);
            var (like, all) = PartLikeness.Count(alignment.Warp, a, b);
            alike += like;
            parts += all;
        }

        return (likeness / alignment.Pairs.Length, parts == 0 ? 0 : (double)alike / parts);
    }
}
