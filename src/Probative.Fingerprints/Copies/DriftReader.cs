using Probative.Fingerprints.Geometry;

namespace Probative.Fingerprints.Copies;

/// <summary>
/// Whether one map holds from the beginning of a stretch to its end. A copy is the same picture throughout;
/// two cameras that cross over one place see it alike for a moment, and then less and less.
/// </summary>
internal static class DriftReader
{
    /// <summary>What moved away so far from where the map says is still seen.</summary>
    private const double Loose = 0.09;

    /// <summary>Of fewer samples no way is told from a wobble.</summary>
    private const int LeastSamples = 3;
    private const int LeastMatches = 3;

    /// <summary>
    /// By how much the second picture moves against the map in a second, in units of its longer side; 0 where
    /// too little is seen.
    /// </summary>
    /// <param name="matches">Of all samples of the stretch.</param>
    /// <param name="map">The map of the stretch.</param>
    /// <param name="times">When each sample is, in seconds.</param>
    public static double Read(IReadOnlyList<PointMatch> matches, PlaneMap map, IReadOnlyList<double> times)
    {
        var (x, y, count) = (new double[times.Count], new double[times.Count], new int[times.Count]);
        foreach (var match in matches)
        {
            var to = map.Apply(match.From);
            var (dx, dy) = (match.To.X - to.X, match.To.Y - to.Y);
            if ((dx * dx) + (dy * dy) > Loose * Loose) continue;
            x[match.Sample] += dx;
            y[match.Sample] += dy;
            count[match.Sample]++;
        }

        var seen = Enumerable.Range(0, times.Count).Where(sample => count[sample] >= LeastMatches).ToList();
        if (seen.Count < LeastSamples) return 0;
        double weights = seen.Sum(sample => count[sample]);
        var middle = seen.Sum(sample => count[sample] * times[sample]) / weights;
        var spread = seen.Sum(sample => count[sample] * (times[sample] - middle) * (times[sample] - middle));
        if (spread <= 0) return 0;
        var across = seen.Sum(sample => (times[sample] - middle) * x[sample]) / spread;
        var down = seen.Sum(sample => (times[sample] - middle) * y[sample]) / spread;
        return Math.Sqrt((across * across) + (down * down));
    }
}
