using Probative.Fingerprints.Films;

namespace Probative.Fingerprints.Copies;

/// <summary>
/// Places the films in time more exactly than their samples lie: for each sample of the second film the time of
/// the first at which its changes agree best, and the line through those times.
/// </summary>
internal static class TimeRefiner
{
    private const int MostSamples = 48;

    /// <summary>How far from the line is looked, in seconds of the first film.</summary>
    private const double Reach = 1.6;

    /// <summary>Farther times belong to something else, in seconds.</summary>
    private const double FarthestOff = 0.45;

    /// <summary>The standard error of one sample's time, in seconds, which says how sure a speed is.</summary>
    private const double SampleError = 0.12;

    public static TimeLine Refine(
        TimeLine line, List<SamplePair> run, FrameWarp warp, FilmPrint first, FilmPrint second)
    {
        if (warp.Seen.Length == 0 || run.Count < 2) return Snapped(line, run, second);
        var step = ((run.Count - 1) / MostSamples) + 1;
        var pairs = Enumerable.Range(0, ((run.Count - 1) / step) + 1).Select(i => run[i * step]).ToArray();
        var around = (int)(Reach * 1000 / Math.Max(1, first.StepMilliseconds)) + 1;
        var from = Math.Max(0, pairs[0].First - around);
        var until = Math.Min(first.Samples.Count - 1, pairs.Max(pair => pair.First) + around + 1);
        if (until - from > 4 * MostSamples) return Snapped(line, run, second);
        var changes = new ChangeReader(
            warp,
            [.. first.Samples.Skip(from).Take(until - from + 1)],
            [.. pairs.Select(pair => second.Samples[pair.Second])]);
        if (changes.MovingCells == 0) return Snapped(line, run, second);
        var places = new List<(double Second, double First, double Weight)>();
        for (var k = 0; k < pairs.Length; k++)
        {
            var (low, high) = (
                Math.Max(from, pairs[k].First - around) - from,
                Math.Min(until, pairs[k].First + around + 1) - from);
            if (Peak(changes, k, low, high, first, from) is { } peak)
            {
                places.Add((second.Samples[pairs[k].Second].TimeMilliseconds / 1000.0, peak.Time, peak.Weight));
            }
        }

        return Fit(line, places, run, second);
    }

    /// <summary>The time of the first film at which the changes agree best, between the samples.</summary>
    private static (double Time, double Weight)? Peak(
        ChangeReader changes, int second, int low, int high, FilmPrint first, int from)
    {
        var agreements = new double[high - low + 1];
        var best = 0;
        for (var i = 0; i < agreements.Length; i++)
        {
            agreements[i] = changes.Agreement([(low + i, 0, second)]);
            if (agreements[i] > agreements[best]) best = i;
        }

        if (agreements[best] < 0.2) return null;
        var time = first.Samples[from + low + best].TimeMilliseconds / 1000.0;
        var mean = agreements.Average();
        var weight = agreements[best] - mean;
        if (best == 0 || best == agreements.Length - 1) return (time, 0.3 * weight);
        var (before, after) = (agreements[best - 1], agreements[best + 1]);
        var bend = (2 * agreements[best]) - before - after;
        var shift = bend > 1e-9 ? Math.Clamp((after - before) / (2 * bend), -0.5, 0.5) : 0;
        return (time + (shift * first.StepMilliseconds / 1000.0), weight);
    }

    private static TimeLine Fit(
        TimeLine line, List<(double Second, double First, double Weight)> places, List<SamplePair> run,
        FilmPrint second)
    {
        var current = line;
        // The first line may be a sample off; the tolerance closes in as it gets better.
        foreach (var tolerance in (ReadOnlySpan<double>)[1.2, 0.8, FarthestOff, FarthestOff])
        {
            var near = places.Where(place =>
                Math.Abs(current.At(place.Second) - place.First) <= tolerance).ToList();
            if (near.Count < 2 || near.Count * 2 < places.Count) return Snapped(line, run, second);
            current = Regress(near, current);
        }

        return current;
    }

    /// <summary>The line through places; of equal speed unless they clearly say otherwise.</summary>
    private static TimeLine Regress(List<(double Second, double First, double Weight)> places, TimeLine line)
    {
        var weight = places.Sum(place => place.Weight);
        var second = places.Sum(place => place.Weight * place.Second) / weight;
        var first = places.Sum(place => place.Weight * place.First) / weight;
        var spread = places.Sum(place =>
            place.Weight * (place.Second - second) * (place.Second - second)) / weight;
        var together = places.Sum(place =>
            place.Weight * (place.Second - second) * (place.First - first)) / weight;
        var speed = spread < 0.05 ? line.Speed : together / spread;
        speed = Math.Clamp(speed, TimeLine.SlowestSpeed, TimeLine.FastestSpeed);
        var error = SampleError / Math.Sqrt(Math.Max(spread, 0.01) * places.Count);
        if (Math.Abs(speed - 1) < Math.Max(0.015, 2 * error)) speed = 1;
        return new TimeLine(speed, first - (speed * second));
    }

    /// <summary>Votes alone tell a speed no better than by half a sample at each end.</summary>
    private static TimeLine Snapped(TimeLine line, List<SamplePair> run, FilmPrint second)
    {
        if (run.Count == 0) return line;
        var start = second.Samples[run[0].Second].TimeMilliseconds / 1000.0;
        var end = second.Samples[run[^1].Second].TimeMilliseconds / 1000.0;
        if (Math.Abs(line.Speed - 1) * (end - start) > 0.5) return line;
        return new TimeLine(1, line.At((start + end) / 2) - ((start + end) / 2));
    }
}
