using System.Numerics;
using Probative.Fingerprints.Geometry;

namespace Probative.Fingerprints.Copies;

/// <summary>
/// For each feature of the second sample the one of the first that is most alike, if nothing at another place is
/// nearly so; one feature of the first is given once.
/// </summary>
internal sealed class FeatureMatcher
{
    /// <summary>More bits of 256 may not differ.</summary>
    private const int Farthest = 74;

    /// <summary>The next best, elsewhere, differs in at least 20/17 as many.</summary>
    private const int BestWeight = 20;
    private const int NextWeight = 17;

    /// <summary>
    /// Of unrelated features 64 of the first 128 bits differ, give or take 6; of a pair that may differ in 74
    /// of 256 more than 50 would be five times the deviation.
    /// </summary>
    private const int FarthestHalf = 50;

    /// <summary>Nearer ones are the same corner on another level; in units of the frame's longer side.</summary>
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
        var candidates = first.Words.AsSpan();
        for (var i = 0; i + 3 < candidates.Length; i += 4)
        {
            var half = BitOperations.PopCount(candidates[i] ^ a) + BitOperations.PopCount(candidates[i + 1] ^ b);
            if (half > FarthestHalf) continue;
            var distance = half + BitOperations.PopCount(candidates[i + 2] ^ c)
                + BitOperations.PopCount(candidates[i + 3] ^ d);
            if (distance >= next) continue;
            var isNearby = best >= 0 && IsNear(first.Points[best], first.Points[i >> 2]);
            if (distance < nearest)
            {
                if (best >= 0 && !isNearby) next = nearest;
                (best, nearest) = (i >> 2, distance);
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
