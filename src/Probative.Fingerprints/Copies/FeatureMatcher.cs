using System.Numerics;
using System.Runtime.InteropServices;
using Probative.Fingerprints.Geometry;
using Probative.Fingerprints.Local;

namespace Probative.Fingerprints.Copies;

/// <summary>
/// For each feature of the second sample the one of the first that is most alike, if nothing at another
/// place is nearly so; one feature of the first is given once.
/// </summary>
internal sealed class FeatureMatcher
{
    /// <summary>More bits of 256 may not differ.</summary>
    private const int Farthest = 74;

    /// <summary>The next best, elsewhere, differs in at least 20/17 as many.</summary>
    private const int BestWeight = 20;
    private const int NextWeight = 17;

    /// <summary>
    /// Of unrelated features 32 of the first 64 bits differ, give or take 4, and 64 of 128, give or take 6.
    /// Of a pair that differs in 74 of 256 the first 64 have 19, give or take 4, and the first 128 have 37.
    /// </summary>
    private const int FarthestQuarter = 30;
    private const int FarthestHalf = 50;

    /// <summary>
    /// Nearer ones are the same corner on another level; in units of the frame's longer side.
    /// </summary>
    private const double SamePlace = 0.02;

    private readonly int[] _taken = new int[256];
    private readonly int[] _distance = new int[256];

    /// <summary>Appends the matches of two samples.</summary>
    /// <param name="first">Of the first film.</param>
    /// <param name="second">Of the second, mirrored or not.</param>
    /// <param name="sample">The number that the matches carry.</param>
    /// <param name="found">Where they go.</param>
    public void Match(ComparedSample first, ComparedSample second, int sample, List<PointMatch> found)
    {
        Array.Fill(_taken, -1, 0, first.Count);
        for (var i = 0; i < second.Count; i++)
        {
            var (best, distance) = Nearest(first, second.Words.AsSpan(4 * i, 4));
            if (best < 0 || (_taken[best] >= 0 && _distance[best] <= distance)) continue;
            (_taken[best], _distance[best]) = (i, distance);
        }

        for (var i = 0; i < first.Count; i++)
        {
            var other = _taken[i];
            if (other < 0) continue;
            found.Add(new PointMatch(
                first.Points[i],
                second.Points[other],
                (byte)(second.Turns[other] - first.Turns[i]),
                (sbyte)(second.Levels[other] - first.Levels[i]),
                first.Areas[i],
                second.Areas[other],
                sample));
        }
    }

    private static (int Best, int Distance) Nearest(ComparedSample first, ReadOnlySpan<ulong> words)
    {
        var (a, b, c, d) = (words[0], words[1], words[2], words[3]);
        var (best, nearest, next) = (-1, Farthest + 1, (Farthest * BestWeight / NextWeight) + 1);
        // As blocks of four words, so that one check of bounds does for all of them.
        var candidates = MemoryMarshal.Cast<ulong, FeatureBits>(first.Words.AsSpan());
        for (var i = 0; i < candidates.Length; i++)
        {
            ref readonly var candidate = ref candidates[i];
            var quarter = BitOperations.PopCount(candidate.A ^ a);
            if (quarter > FarthestQuarter) continue;
            var half = quarter + BitOperations.PopCount(candidate.B ^ b);
            if (half > FarthestHalf) continue;
            var distance = half + BitOperations.PopCount(candidate.C ^ c)
                + BitOperations.PopCount(candidate.D ^ d);
            if (distance >= next) continue;
            var isNearby = best >= 0 && IsNear(first.Points[best], first.Points[i]);
            if (distance < nearest)
            {
                if (best >= 0 && !isNearby) next = nearest;
                (best, nearest) = (i, distance);
            }
            else if (!isNearby)
            {
                next = distance;
            }
        }

        return best >= 0 && nearest * BestWeight <= next * NextWeight ? (best, nearest) : (-1, 0);
    }

    private static bool IsNear(PlanePoint left, PlanePoint right) =>
        Math.Abs(left.X - right.X) < SamePlace && Math.Abs(left.Y - right.Y) < SamePlace;
}
