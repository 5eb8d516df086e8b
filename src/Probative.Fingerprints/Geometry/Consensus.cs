using System.Runtime.InteropServices;
using Probative.Fingerprints.Local;

namespace Probative.Fingerprints.Geometry;

/// <summary>
/// The map on which most matches agree. Every match proposes one (its place, turn and growth make a
/// similarity), so nothing is drawn at random; the best are refined by least squares, first as similarity,
/// then as affine and projective map where that explains clearly more. What agrees is counted by distinct
/// areas of both frames, so that a logo or a line of text counts as the little place that it is.
/// </summary>
internal static class Consensus
{
    /// <summary>
    /// How far a match may lie from a proposed map, in units of the second frame's longer side.
    /// </summary>
    private const double Loose = 0.06;

    /// <summary>How far it may lie from the refined one.</summary>
    private const double Tight = 0.022;

    private const int LargestTurn = 20;
    private const int LargestGrowth = 3;
    private const int MostProposals = 300;
    private const int Kept = 3;

    /// <summary>
    /// From fewer matches, or fewer places, a freer map reads what is only error: a few corners of a still
    /// scene, or of a small picture in the picture, make many matches, and all with the same error.
    /// </summary>
    private const int LeastAffine = 20;
    private const int LeastAffineAreas = 12;
    private const int LeastProjective = 60;
    private const int LeastProjectiveAreas = 20;

    /// <summary>The best map; null where no two matches agree.</summary>
    /// <param name="matches">In order of their samples.</param>
    /// <param name="sizeRatio">
    /// Pixels of the first frame's longer side over those of the second's, as growth is told in pixels.
    /// </param>
    /// <param name="least">The least support that is worth refining.</param>
    public static Agreed? Find(List<PointMatch> matches, double sizeRatio, int least)
    {
        var counter = new AreaCounter(matches.Count == 0 ? 1 : matches[^1].Sample + 1);
        var best = new List<(int Support, PlaneMap Map)>();
        var step = ((matches.Count - 1) / MostProposals) + 1;
        for (var i = 0; i < matches.Count; i += step)
        {
            var map = Proposal(matches[i], sizeRatio);
            var support = Support(CollectionsMarshal.AsSpan(matches), map, matches[i], counter);
            if (support < least || (best.Count == Kept && support <= best[^1].Support)) continue;
            best.Add((support, map));
            best.Sort((left, right) => right.Support.CompareTo(left.Support));
            if (best.Count > Kept) best.RemoveAt(Kept);
        }

        Agreed? chosen = null;
        foreach (var (_, map) in best)
        {
            if (Refine(matches, map, counter) is { } refined
                && (chosen is null || refined.Support > chosen.Support))
            {
                chosen = refined;
            }
        }

        return chosen;
    }

    /// <summary>The support of the best proposal as it is, for one pair of frames.</summary>
    public static int Propose(ReadOnlySpan<PointMatch> matches, double sizeRatio, AreaCounter counter)
    {
        var best = 0;
        foreach (var match in matches)
        {
            best = Math.Max(best, Support(matches, Proposal(match, sizeRatio), match, counter));
        }

        return best;
    }

    /// <summary>Which matches a map explains.</summary>
    public static Agreed Weigh(List<PointMatch> matches, PlaneMap map, double tolerance = Tight)
    {
        var inliers = Inliers(matches, map, tolerance);
        var counter = new AreaCounter(matches.Count == 0 ? 1 : matches[^1].Sample + 1);
        return new Agreed(map, inliers, counter.Count(inliers));
    }

    private static PlaneMap Proposal(PointMatch match, double sizeRatio)
    {
        var growth = Growth(match.Growth) * sizeRatio;
        var (a, b) = (growth * Turns.Cosine(match.Turn), growth * Turns.Sine(match.Turn));
        var (x, y) = match.From;
        return new PlaneMap(
            a, -b, match.To.X - (a * x) + (b * y), b, a, match.To.Y - (b * x) - (a * y), 0, 0, 1);
    }

    /// <summary>2 to the power of quarters.</summary>
    private static double Growth(int quarters)
    {
        var factor = (quarters & 3) switch
        {
            0 => 1.0,
            1 => 1.189207115002721,
            2 => 1.4142135623730951,
            _ => 1.681792830507429,
        };
        for (var octave = quarters >> 2; octave > 0; octave--) factor *= 2;
        for (var octave = quarters >> 2; octave < 0; octave++) factor /= 2;
        return factor;
    }

    private static int Support(
        ReadOnlySpan<PointMatch> matches, PlaneMap map, PointMatch proposer, AreaCounter counter)
    {
        // What is shown smaller has less room to be wrong in.
        var size = Math.Abs((map.M11 * map.M22) - (map.M12 * map.M21));
        var limit = Loose * Loose * Math.Clamp(size, 0.2, 1);
        counter.Clear();
        foreach (ref readonly var match in matches)
        {
            if (Math.Abs(match.Growth - proposer.Growth) > LargestGrowth) continue;
            if (Math.Abs((int)(sbyte)(match.Turn - proposer.Turn)) > LargestTurn) continue;
            var dx = (map.M11 * match.From.X) + (map.M12 * match.From.Y) + map.M13 - match.To.X;
            var dy = (map.M21 * match.From.X) + (map.M22 * match.From.Y) + map.M23 - match.To.Y;
            if ((dx * dx) + (dy * dy) <= limit) counter.Add(match);
        }

        return counter.Total;
    }

    private static List<PointMatch> Inliers(List<PointMatch> matches, PlaneMap map, double tolerance)
    {
        var inliers = new List<PointMatch>();
        foreach (var match in matches)
        {
            var to = map.Apply(match.From);
            var (dx, dy) = (to.X - match.To.X, to.Y - match.To.Y);
            if ((dx * dx) + (dy * dy) <= tolerance * tolerance) inliers.Add(match);
        }

        return inliers;
    }

    private static Agreed? Refine(List<PointMatch> matches, PlaneMap proposal, AreaCounter counter)
    {
        if (Settle(matches, proposal, PlaneFit.Similarity, counter) is not { } plain) return null;
        var chosen = plain;
        if (Settle(matches, plain.Map, PlaneFit.Affine, counter) is { } affine
            && IsClearlyBetter(affine, chosen, LeastAffine, LeastAffineAreas))
        {
            chosen = affine;
        }

        if (Settle(matches, chosen.Map, PlaneFit.Projective, counter) is { } projective
            && IsClearlyBetter(projective, chosen, LeastProjective, LeastProjectiveAreas))
        {
            chosen = projective;
        }

        return chosen;
    }

    /// <summary>A freer map always fits a little better; it must take away a third of what is left.</summary>
    private static bool IsClearlyBetter(Agreed freer, Agreed stricter, int least, int leastAreas) =>
        freer.Inliers.Count >= least
        && freer.Areas >= leastAreas
        && freer.Support >= stricter.Support * 0.9
        && Remainder(freer.Inliers, freer.Map) < 0.7 * Remainder(freer.Inliers, stricter.Map);

    /// <summary>The mean squared distance that a map leaves, in parts of a limit.</summary>
    private static double Remainder(List<PointMatch> matches, PlaneMap map)
    {
        const double Limit = 2 * Tight;
        var sum = 0.0;
        foreach (var match in matches)
        {
            var to = map.Apply(match.From);
            var (dx, dy) = (to.X - match.To.X, to.Y - match.To.Y);
            sum += Math.Min(1, ((dx * dx) + (dy * dy)) / (Limit * Limit));
        }

        return sum / Math.Max(1, matches.Count);
    }

    /// <summary>Fits and selects in turn, with a tolerance that closes in.</summary>
    private static Agreed? Settle(
        List<PointMatch> matches, PlaneMap start, Func<List<PointMatch>, PlaneMap?> fit, AreaCounter counter)
    {
        var map = start;
        foreach (var tolerance in (ReadOnlySpan<double>)[Loose, 0.045, 0.035, 0.028, Tight, Tight])
        {
            if (fit(Inliers(matches, map, tolerance)) is not { } next || !IsPlausible(next)) return null;
            map = next;
        }

        var inliers = Inliers(matches, map, Tight);
        return new Agreed(map, inliers, counter.Count(inliers));
    }

    /// <summary>
    /// No mirroring (that is tried apart), and nothing shown over 5 times larger or smaller.
    /// </summary>
    private static bool IsPlausible(PlaneMap map)
    {
        var size = (map.M11 * map.M22) - (map.M12 * map.M21);
        return size is > 0.02 and < 40 && Math.Abs(map.M31) < 1.2 && Math.Abs(map.M32) < 1.2;
    }
}
