using Probative.Fingerprints.Films;
using Probative.Fingerprints.Geometry;

namespace Probative.Fingerprints.Copies;

/// <summary>Measures the pair of an alignment's samples that is most alike.</summary>
internal static class PictureAgreementReader
{
    /// <summary>A freer map from fewer matches reads what is only error.</summary>
    private const int LeastMatches = 12;

    /// <summary>In which steps the tolerance closes in, in units of the second frame's longer side.</summary>
    private static readonly double[] s_tolerances = [0.022, 0.016, 0.012, 0.01, 0.008, 0.008];

    public static PictureAgreement Read(Alignment alignment, FilmPrint first, FilmPrint second)
    {
        var pair = Likest(alignment, first, second);
        var (from, to) = (Aligner.Extent(first), Aligner.Extent(second));
        var left = ComparedSample.From(first.Samples[pair.Nearest], first, isMirrored: false);
        var right = ComparedSample.From(second.Samples[pair.Second], second, alignment.IsMirrored);
        var map = Refine(alignment.Map, left, right);
        var whole = alignment.IsMirrored ? map.Then(PlaneMap.Mirroring(to.X)) : map;
        var growth = Math.Abs(whole.Determinant) * from.X * from.Y / (to.X * to.Y);
        var coarse = Compare(whole, growth, (first, pair.Nearest, from), (second, pair.Second, to));
        var corners = new CornerAgreement(left, right, map, from, to, alignment.IsMirrored, coarse);
        return new PictureAgreement
        {
            IsOfFilm = !first.IsPicture || !second.IsPicture,
            Growth = growth,
            SharedPart = SharedPart(whole, from, to),
            Parts = coarse.Parts,
            LikeParts = coarse.LikeParts,
            LikeBeside = (double)coarse.LikePartsBeside / Math.Max(1, coarse.PartsBeside),
            Differing = coarse.Places,
            DifferingPart = coarse.PlacesPart,
            Unevenness = corners.Unevenness,
            Lost = corners.Lost,
        };
    }

    /// <summary>The larger of the two parts that the frames have in common.</summary>
    private static double SharedPart(PlaneMap map, PlanePoint from, PlanePoint to)
    {
        if (map.Invert() is not { } back) return 1;
        return (double)Math.Max(
            new FrameWarp(map, from, to).Seen.Length, new FrameWarp(back, to, from).Seen.Length)
            / FrameWarp.Cells;
    }

    private static SamplePair Likest(Alignment alignment, FilmPrint first, FilmPrint second) =>
        alignment.Pairs.MaxBy(pair => Likeness.Of(
            alignment.Warp, first.Samples[pair.Nearest], second.Samples[pair.Second]))!;

    /// <summary>The map for these two alone, as near as their corners tell it.</summary>
    private static PlaneMap Refine(PlaneMap map, ComparedSample left, ComparedSample right)
    {
        var matches = new List<PointMatch>();
        new FeatureMatcher().Match(left, right, 0, matches);
        foreach (var tolerance in s_tolerances)
        {
            var near = Consensus.Weigh(matches, map, tolerance).Inliers;
            if (near.Count < LeastMatches || PlaneFit.Projective(near) is not { } next) break;
            map = next;
        }

        return map;
    }

    /// <summary>
    /// In the frame whose cells show more of the place: the other's are brought together, so that nothing is
    /// compared that only one of them resolves.
    /// </summary>
    private static CoarseComparison Compare(
        PlaneMap map, double growth, (FilmPrint Film, int Sample, PlanePoint Extent) first,
        (FilmPrint Film, int Sample, PlanePoint Extent) second)
    {
        if (growth >= 1 && map.Invert() is { } back)
        {
            return new CoarseComparison(
                first.Film, first.Sample, second.Film, second.Sample,
                new FrameWarp(back, second.Extent, first.Extent), isFirstCoarser: true);
        }

        return new CoarseComparison(
            second.Film, second.Sample, first.Film, first.Sample,
            new FrameWarp(map, first.Extent, second.Extent), isFirstCoarser: false);
    }
}
