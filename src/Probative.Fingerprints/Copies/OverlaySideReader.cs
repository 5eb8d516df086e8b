using Probative.Fingerprints.Films;

namespace Probative.Fingerprints.Copies;

/// <summary>
/// Which film has what was laid over: what stands still there while the other film moves behind it.
/// </summary>
internal static class OverlaySideReader
{
    private const int LeastSamples = 4;

    /// <summary>What is behind it moves by so many levels (RMS), or nothing is told.</summary>
    private const double LeastMoving = 4;

    /// <summary>Of two that differ less in how they move neither is the one that stands still.</summary>
    private const double StillPart = 0.4;

    /// <summary>Null where it cannot be told.</summary>
    /// <param name="changes">Both films' levels along the stretch.</param>
    /// <param name="seen">The cells that the levels are of.</param>
    /// <param name="cells">The cells of the second's frame that differ.</param>
    /// <param name="area">Where in the second's frame it is.</param>
    public static OverlaySide? Read(ChangeReader changes, int[] seen, HashSet<int> cells, FrameArea area)
    {
        if (Math.Min(changes.Levels.Length, changes.SecondLevels.Length) < LeastSamples) return null;
        var grid = new CellGrid(FilmSample.ThumbnailColumns, FilmSample.ThumbnailRows);
        int[] places = [.. Enumerable.Range(0, seen.Length)
            .Where(i => cells.Contains(seen[i]) && grid.IsIn(seen[i], area))];
        if (places.Length == 0) return null;
        var first = Moving(changes.Levels, places);
        var second = Moving(changes.SecondLevels, places);
        if (first >= LeastMoving && second < StillPart * first) return OverlaySide.Second;
        return second >= LeastMoving && first < StillPart * second ? OverlaySide.First : null;
    }

    /// <summary>How far levels deviate from their mean in time, the root of the mean square.</summary>
    private static double Moving(int[][] levels, int[] places)
    {
        var sum = 0.0;
        foreach (var place in places)
        {
            var mean = levels.Average(sample => sample[place]);
            sum += levels.Average(sample => (sample[place] - mean) * (sample[place] - mean));
        }

        return Math.Sqrt(sum / places.Length) / FrameWarp.Unit;
    }
}
