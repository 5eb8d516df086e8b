using Probative.Fingerprints.Films;

namespace Probative.Fingerprints.Copies;

/// <summary>
/// Places the films in time by their thumbnails, more exactly than their samples lie: of all lines of time
/// the one along which aligned frames are most alike, beside what is usual at other times. A background that
/// stays tells nothing; what moves before it does.
/// </summary>
internal static class TimeRefiner
{
    private const int MostSamples = 48;
    private const int MostFirst = 160;
    private const int LeastSamples = 3;

    /// <summary>Compression makes frames of a still so different (1 less correlation).</summary>
    private const double Unlike = 0.004;

    /// <summary>The line that is most alike; the given one where none stands out.</summary>
    /// <param name="line">Found by features.</param>
    /// <param name="seconds">The second film's samples that may belong to it.</param>
    /// <param name="warp">Brings the first film's frames into the second's.</param>
    /// <param name="first">The first film.</param>
    /// <param name="second">The second film.</param>
    public static TimeLine Refine(
        TimeLine line, List<int> seconds, FrameWarp warp, FilmPrint first, FilmPrint second)
    {
        if (warp.Seen.Length == 0 || seconds.Count < LeastSamples || first.Samples.Count < 2) return line;
        var step = ((seconds.Count - 1) / MostSamples) + 1;
        int[] chosen = [.. Enumerable.Range(0, ((seconds.Count - 1) / step) + 1).Select(i =>
            seconds[i * step])];
        var middle = line.At(second.Samples[chosen[chosen.Length / 2]].TimeMilliseconds / 1000.0);
        var all = first.Samples.Count;
        // Of a long film only what lies around the line is looked at.
        var around = first.Samples.Select(sample => sample.TimeMilliseconds / 1000.0).ToArray();
        var start = all <= MostFirst
            ? 0
            : Math.Clamp(LineFinder.Below(around, middle) - (MostFirst / 2), 0, all - MostFirst);
        int[] firsts = [.. Enumerable.Range(start, Math.Min(all, MostFirst))];
        int[][] levels = [.. firsts.Select(i => warp.Warp(first.Samples[i].Thumbnail.Span))];
        return new LineSearch(
            [.. firsts.Select(i => around[i])],
            [.. chosen.Select(j => second.Samples[j].TimeMilliseconds / 1000.0)],
            [.. chosen.Select(j => Gains(levels, Seen(warp, second.Samples[j])))]).Find(line);
    }

    private static int[] Seen(FrameWarp warp, FilmSample sample)
    {
        var levels = new int[warp.Seen.Length];
        var thumbnail = sample.Thumbnail.Span;
        for (var i = 0; i < levels.Length; i++) levels[i] = thumbnail[warp.Seen[i]] * FrameWarp.Unit;
        return levels;
    }

    /// <summary>By which part each of the first film's frames is less unlike than the median one.</summary>
    private static double[] Gains(int[][] levels, int[] other)
    {
        double[] unlike = [.. levels.Select(level => 1 - Likeness.Of(level, other))];
        var usual = unlike.Order().ElementAt(unlike.Length / 2);
        return [.. unlike.Select(value => (usual - value) / (usual + Unlike))];
    }
}
