using Probative.Fingerprints.Films;

namespace Probative.Fingerprints.Copies;

/// <summary>
/// Places the films in time by their thumbnails, more exactly than their samples lie: of all lines of time the one
/// along which aligned frames are most alike, beside what is usual at other times. A background that stays tells
/// nothing; what moves before it does.
/// </summary>
internal sealed class TimeRefiner
{
    private const int MostSamples = 48;
    private const int MostFirst = 160;
    private const int LeastSamples = 3;

    /// <summary>Steps of the first search.</summary>
    private const double OffsetStep = 0.1;
    private const double SpeedStep = 1.05;

    /// <summary>Compression makes frames of a still so different (1 less correlation).</summary>
    private const double Unlike = 0.004;

    /// <summary>Another speed than the same must explain so much more.</summary>
    private const double SpeedGain = 1.04;

    /// <summary>A line must explain so much on average of what differs at other times.</summary>
    private const double LeastGain = 0.05;

    private readonly double[] _firstTimes;
    private readonly double[] _secondTimes;
    private readonly double[][] _gains;

    private TimeRefiner(FilmPrint first, FilmPrint second, FrameWarp warp, int[] firsts, int[] seconds)
    {
        _firstTimes = [.. firsts.Select(i => first.Samples[i].TimeMilliseconds / 1000.0)];
        _secondTimes = [.. seconds.Select(j => second.Samples[j].TimeMilliseconds / 1000.0)];
        int[][] levels = [.. firsts.Select(i => warp.Warp(first.Samples[i].Thumbnail.Span))];
        _gains = [.. seconds.Select(j => Gains(levels, Seen(warp, second.Samples[j])))];
    }

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
        int[] chosen = [.. Enumerable.Range(0, ((seconds.Count - 1) / step) + 1).Select(i => seconds[i * step])];
        var middle = line.At(second.Samples[chosen[chosen.Length / 2]].TimeMilliseconds / 1000.0);
        var all = first.Samples.Count;
        // Of a long film only what lies around the line is looked at.
        var around = first.Samples.Select(sample => sample.TimeMilliseconds / 1000.0).ToArray();
        var start = all <= MostFirst
            ? 0
            : Math.Clamp(LineFinder.Below(around, middle) - (MostFirst / 2), 0, all - MostFirst);
        int[] firsts = [.. Enumerable.Range(start, Math.Min(all, MostFirst))];
        return new TimeRefiner(first, second, warp, firsts, chosen).Search(line);
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

    private TimeLine Search(TimeLine start)
    {
        var best = (Line: start, Gain: Gain(start));
        foreach (var speed in Speeds().Append(start.Speed))
        {
            var low = _firstTimes[0] - (speed * _secondTimes[^1]);
            for (var offset = low; offset <= _firstTimes[^1] - (speed * _secondTimes[0]); offset += OffsetStep)
            {
                Try(new TimeLine(speed, offset), ref best);
            }
        }

        if (best.Gain < LeastGain * _secondTimes.Length) return Snapped(start);
        return Closer(best.Line);
    }

    private TimeLine Closer(TimeLine line)
    {
        var middle = (_secondTimes[0] + _secondTimes[^1]) / 2;
        var best = (Line: line, Gain: Gain(line));
        foreach (var size in (ReadOnlySpan<double>)[1, 0.5, 0.25])
        {
            for (var round = 0; round < 4; round++)
            {
                var from = best.Line;
                for (var turn = -2; turn <= 2; turn++)
                {
                    var speed = from.Speed * (1 + (turn * 0.012 * size));
                    var place = from.At(middle) - (speed * middle);
                    for (var shift = -2; shift <= 2; shift++)
                    {
                        Try(new TimeLine(speed, place + (shift * 0.05 * size)), ref best);
                    }
                }

                if (from == best.Line) break;
            }
        }

        var same = (Line: new TimeLine(1, best.Line.At(middle) - middle), Gain: 0.0);
        same.Gain = Gain(same.Line);
        for (var shift = -12; shift <= 12; shift++)
        {
            Try(new TimeLine(1, best.Line.At(middle) - middle + (shift * 0.025)), ref same);
        }

        return best.Gain > SpeedGain * same.Gain ? best.Line : same.Line;
    }

    private void Try(TimeLine line, ref (TimeLine Line, double Gain) best)
    {
        if (line.Speed is < TimeLine.SlowestSpeed or > TimeLine.FastestSpeed) return;
        var gain = Gain(line) * (line.Speed == 1 ? SpeedGain : 1);
        if (gain > best.Gain + 1e-9) best = (line, gain);
    }

    private static IEnumerable<double> Speeds()
    {
        yield return 1;
        for (var speed = SpeedStep; speed <= TimeLine.FastestSpeed; speed *= SpeedStep)
        {
            yield return speed;
            yield return 1 / speed;
        }
    }

    /// <summary>What the frames on a line gain; between two frames of the first film the mean of both.</summary>
    private double Gain(TimeLine line)
    {
        var sum = 0.0;
        for (var j = 0; j < _secondTimes.Length; j++)
        {
            var time = line.At(_secondTimes[j]);
            if (time < _firstTimes[0] - 0.25 || time > _firstTimes[^1] + 0.25) continue;
            // The samples of a film are evenly spaced, but for its frames' own raster.
            var part = (time - _firstTimes[0]) / (_firstTimes[^1] - _firstTimes[0]) * (_firstTimes.Length - 1);
            part = Math.Clamp(part, 0, _firstTimes.Length - 1.000001);
            var (below, towards) = ((int)part, part - (int)part);
            var gains = _gains[j];
            sum += (gains[below] * (1 - towards)) + (gains[below + 1] * towards);
        }

        return sum;
    }

    /// <summary>Votes alone tell a speed no better than by half a sample at each end.</summary>
    private TimeLine Snapped(TimeLine line)
    {
        var (start, end) = (_secondTimes[0], _secondTimes[^1]);
        if (Math.Abs(line.Speed - 1) * (end - start) > 0.6) return line;
        return new TimeLine(1, line.At((start + end) / 2) - ((start + end) / 2));
    }
}
