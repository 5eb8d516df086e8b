using Probative.Fingerprints.Films;

namespace Probative.Fingerprints.Copies;

/// <summary>Compares aligned thumbnails part by part, so that a part that differs is not outvoted.</summary>
internal static class PartLikeness
{
    /// <summary>Cells on a side of a part.</summary>
    private const int Side = 4;
    private const int Across = FilmSample.ThumbnailColumns / Side;
    private const int Down = FilmSample.ThumbnailRows / Side;
    private const int LeastCells = 12;

    /// <summary>Levels on which a part varies (RMS); flatter ones say nothing.</summary>
    private const double LeastSpread = 3;
    private const double Alike = 0.6;

    /// <summary>How many parts that are not flat correlate, and how many there are.</summary>
    public static (int Alike, int All) Count(FrameWarp warp, FilmSample first, FilmSample second)
    {
        var levels = warp.Warp(first.Thumbnail.Span);
        var thumbnail = second.Thumbnail.Span;
        var (left, right) = (new List<int>[Across * Down], new List<int>[Across * Down]);
        for (var i = 0; i < levels.Length; i++)
        {
            var cell = warp.Seen[i];
            var (column, row) = (cell % FilmSample.ThumbnailColumns, cell / FilmSample.ThumbnailColumns);
            var part = (row / Side * Across) + (column / Side);
            (left[part] ??= []).Add(levels[i]);
            (right[part] ??= []).Add(thumbnail[cell] * FrameWarp.Unit);
        }

        var (alike, all) = (0, 0);
        for (var part = 0; part < left.Length; part++)
        {
            if (left[part] is not { Count: >= LeastCells } a) continue;
            if (Math.Max(Spread(a), Spread(right[part])) < LeastSpread * FrameWarp.Unit) continue;
            all++;
            if (Likeness.Of(a.ToArray(), right[part].ToArray()) >= Alike) alike++;
        }

        return (alike, all);
    }

    private static double Spread(List<int> levels)
    {
        var mean = levels.Average();
        return Math.Sqrt(levels.Sum(level => (level - mean) * (level - mean)) / levels.Count);
    }
}
