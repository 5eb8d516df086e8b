using Probative.Fingerprints.Films;

namespace Probative.Fingerprints.Copies;

/// <summary>The correlation of two sets of levels: the same whatever brightness and contrast are.</summary>
internal static class Likeness
{
    /// <summary>Of two thumbnails where the one is brought into the frame of the other; -1 to 1.</summary>
    public static double Of(FrameWarp warp, FilmSample first, FilmSample second)
    {
        var levels = warp.Warp(first.Thumbnail.Span);
        var thumbnail = second.Thumbnail.Span;
        var others = new int[levels.Length];
        for (var i = 0; i < others.Length; i++) others[i] = thumbnail[warp.Seen[i]] * FrameWarp.Unit;
        return Of(levels, others);
    }

    /// <summary>-1 to 1; 0 where one of them is flat.</summary>
    public static double Of(ReadOnlySpan<int> left, ReadOnlySpan<int> right)
    {
        var (a, b, aa, bb, ab) = (0L, 0L, 0L, 0L, 0L);
        for (var i = 0; i < left.Length; i++)
        {
            a += left[i];
            b += right[i];
            aa += (long)left[i] * left[i];
            bb += (long)right[i] * right[i];
            ab += (long)left[i] * right[i];
        }

        var count = left.Length;
        var (spreadA, spreadB) = ((double)(aa * count) - (a * a), (double)(bb * count) - (b * b));
        return spreadA > 0 && spreadB > 0
            ? ((double)(ab * count) - (a * b)) / (Math.Sqrt(spreadA) * Math.Sqrt(spreadB))
            : 0;
    }
}
