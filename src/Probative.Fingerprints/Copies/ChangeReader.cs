using Probative.Fingerprints.Films;

namespace Probative.Fingerprints.Copies;

/// <summary>
/// What changes from frame to frame, in the first film brought into the frame of the second. A background
/// that stays is the same in every recording of a place; what moves before it is not.
/// </summary>
internal sealed class ChangeReader
{
    /// <summary>A cell moves when it deviates from its own mean by so many levels (RMS).</summary>
    private const int MovingLevels = 3;

    private readonly int[] _seen;
    private readonly int[][] _first;
    private readonly int[][] _second;
    private readonly int[] _moving;

    /// <param name="warp">Brings the first film's thumbnails into the second's frame.</param>
    /// <param name="first">Samples of the first film.</param>
    /// <param name="second">Samples of the second film.</param>
    public ChangeReader(FrameWarp warp, IReadOnlyList<FilmSample> first, IReadOnlyList<FilmSample> second)
    {
        _seen = warp.Seen;
        Levels = [.. first.Select(sample => warp.Warp(sample.Thumbnail.Span))];
        SecondLevels = [.. second.Select(sample => Pick(sample.Thumbnail.Span))];
        _first = Changes(Levels);
        _second = Changes(SecondLevels);
        _moving = [.. Enumerable.Range(0, _seen.Length).Where(i => Moves(_first, i) || Moves(_second, i))];
    }

    /// <summary>The first film's samples at the cells seen, in 16ths of a level.</summary>
    public int[][] Levels { get; }

    /// <summary>The second film's samples at the same cells.</summary>
    public int[][] SecondLevels { get; }

    /// <summary>How many cells move in either film.</summary>
    public int MovingCells => _moving.Length;

    /// <summary>
    /// How far the changes agree, -1 to 1, over pairs of samples; the first film's may lie between two. 0
    /// where nothing changes.
    /// </summary>
    /// <param name="pairs">
    /// Indices of samples: the first film's earlier one, how far towards the next in 16ths, the second
    /// film's.
    /// </param>
    public double Agreement(IEnumerable<(int First, int Towards, int Second)> pairs)
    {
        var (dot, left, right) = (0.0, 0.0, 0.0);
        foreach (var (first, towards, second) in pairs)
        {
            var (now, next) = (_first[first], _first[Math.Min(first + 1, _first.Length - 1)]);
            var other = _second[second];
            var (d, l, r) = (0L, 0L, 0L);
            foreach (var cell in _moving)
            {
                long a = ((now[cell] * (FrameWarp.Unit - towards)) + (next[cell] * towards)) / FrameWarp.Unit;
                long b = other[cell];
                d += a * b;
                l += a * a;
                r += b * b;
            }

            dot += d;
            left += l;
            right += r;
        }

        return left > 0 && right > 0 ? dot / Math.Sqrt(left * right) : 0;
    }

    private static bool Moves(int[][] changes, int cell)
    {
        var sum = 0L;
        foreach (var sample in changes) sum += (long)sample[cell] * sample[cell];
        const int Limit = MovingLevels * FrameWarp.Unit;
        return sum > (long)Limit * Limit * changes.Length;
    }

    private static int[][] Changes(int[][] levels)
    {
        if (levels.Length == 0) return [];
        var sums = new long[levels[0].Length];
        foreach (var sample in levels)
        {
            for (var i = 0; i < sums.Length; i++) sums[i] += sample[i];
        }

        return [.. levels.Select(sample => Less(sample, sums, levels.Length))];
    }

    private static int[] Less(int[] sample, long[] sums, int count)
    {
        var changes = new int[sample.Length];
        for (var i = 0; i < changes.Length; i++) changes[i] = sample[i] - (int)(sums[i] / count);
        return changes;
    }

    private int[] Pick(ReadOnlySpan<byte> thumbnail)
    {
        var levels = new int[_seen.Length];
        for (var i = 0; i < levels.Length; i++) levels[i] = thumbnail[_seen[i]] * FrameWarp.Unit;
        return levels;
    }
}
