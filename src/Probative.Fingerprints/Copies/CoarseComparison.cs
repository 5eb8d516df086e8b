using Probative.Fingerprints.Films;

namespace Probative.Fingerprints.Copies;

/// <summary>
/// Two thumbnails in the frame of the coarser one, both smoothed alike, with light and contrast brought into
/// line. What moves within half a second in a film is no difference of it from a picture.
/// </summary>
internal sealed class CoarseComparison
{
    private const int Columns = FilmSample.ThumbnailColumns;
    private const int Rows = FilmSample.ThumbnailRows;
    private const int PartSide = 4;
    private const int LeastPartCells = 12;

    /// <summary>Levels on which a part varies (RMS); flatter ones say nothing.</summary>
    private const double LeastSpread = 4;
    private const double Alike = 0.9;

    /// <summary>
    /// So many levels a cell differs at least, and a part of what its surroundings span on top.
    /// </summary>
    private const double LeastDifference = 4;
    private const double SpanPart = 0.3;
    private const int LeastCells = 3;

    /// <summary>
    /// Levels near black and white are cut off when contrast is raised; a quarter of what lies beyond is let
    /// pass.
    /// </summary>
    private const double Bright = 205;
    private const double Dark = 40;
    private const double CutPart = 0.25;

    /// <summary>Logos, clocks and lines of text stand wholly in the upper or lower quarter.</summary>
    private const double UpperEnd = 0.27;
    private const double LowerStart = 0.72;

    private readonly FrameWarp _warp;
    private readonly bool[] _isSeen = new bool[FrameWarp.Cells];
    private readonly double[] _coarse;
    private readonly double[] _fine;
    private readonly int _inPlaces;

    /// <param name="coarse">The film whose cells show more of the place.</param>
    /// <param name="coarseSample">Which of its samples.</param>
    /// <param name="fine">The other film.</param>
    /// <param name="fineSample">Which of its samples.</param>
    /// <param name="warp">Brings the other film's thumbnails into the frame of the coarser one.</param>
    /// <param name="isFirstCoarser">Whether the frame is the first film's.</param>
    public CoarseComparison(
        FilmPrint coarse, int coarseSample, FilmPrint fine, int fineSample, FrameWarp warp,
        bool isFirstCoarser)
    {
        (_warp, IsFirstCoarser) = (warp, isFirstCoarser);
        foreach (var cell in warp.Seen) _isSeen[cell] = true;
        (_coarse, _fine) = (Own(coarse, coarseSample), Brought(fine, fineSample));
        var light = LightSurface.Fit(_fine, _coarse, warp.Seen);
        Differing = FindDiffering(
            Range(coarse, coarseSample, Own), Range(fine, fineSample, Brought), light);
        CountParts();
        var grid = new CellGrid(Columns, Rows);
        var places = grid.Groups(Differing, LeastCells)
            .Where(area => area.Top + area.Height > UpperEnd && area.Top < LowerStart).ToList();
        Places = places.Count;
        _inPlaces = Differing.Count(cell => places.Any(area => grid.IsIn(cell, area)));
    }

    /// <summary>Whether the frame is the first film's.</summary>
    public bool IsFirstCoarser { get; }

    /// <summary>Parts that are not flat.</summary>
    public int Parts { get; private set; }

    /// <summary>How many of them are nearly the same.</summary>
    public int LikeParts { get; private set; }

    /// <summary>Parts that are not flat and have no cell that differs, nor one beside it.</summary>
    public int PartsBeside { get; private set; }

    /// <summary>How many of those are nearly the same.</summary>
    public int LikePartsBeside { get; private set; }

    /// <summary>Cells of the coarser frame that differ.</summary>
    public HashSet<int> Differing { get; }

    /// <summary>In how many places, without those where logos and lines of text stand.</summary>
    public int Places { get; }

    /// <summary>Which part of what is seen of both lies in them, 0 to 1.</summary>
    public double PlacesPart => (double)_inPlaces / Math.Max(1, _warp.Seen.Length);

    private double[] Own(FilmPrint film, int sample)
    {
        var thumbnail = film.Samples[sample].Thumbnail.Span;
        var levels = new double[FrameWarp.Cells];
        for (var cell = 0; cell < levels.Length; cell++) levels[cell] = thumbnail[cell];
        return Smooth(levels);
    }

    private double[] Brought(FilmPrint film, int sample)
    {
        var warped = _warp.Warp(film.Samples[sample].Thumbnail.Span);
        var levels = new double[FrameWarp.Cells];
        for (var i = 0; i < warped.Length; i++) levels[_warp.Seen[i]] = (double)warped[i] / FrameWarp.Unit;
        return Smooth(levels);
    }

    /// <summary>
    /// The lowest and highest level of each cell in a sample and the ones beside it in time; of a picture its
    /// own.
    /// </summary>
    private static (double[] Lowest, double[] Highest) Range(
        FilmPrint film, int sample, Func<FilmPrint, int, double[]> read)
    {
        var own = read(film, sample);
        var (lowest, highest) = ((double[])own.Clone(), own);
        foreach (var beside in (ReadOnlySpan<int>)[sample - 1, sample + 1])
        {
            if (beside < 0 || beside >= film.Samples.Count) continue;
            var levels = read(film, beside);
            for (var cell = 0; cell < levels.Length; cell++)
            {
                lowest[cell] = Math.Min(lowest[cell], levels[cell]);
                highest[cell] = Math.Max(highest[cell], levels[cell]);
            }
        }

        return (lowest, highest);
    }

    private HashSet<int> FindDiffering(
        (double[] Lowest, double[] Highest) coarse, (double[] Lowest, double[] Highest) fine,
        LightSurface light)
    {
        var differing = new HashSet<int>();
        foreach (var cell in _warp.Seen)
        {
            if (!IsInside(cell)) continue;
            var (lowest, highest) = (light.At(fine.Lowest[cell], cell), light.At(fine.Highest[cell], cell));
            var difference = Math.Max(coarse.Lowest[cell] - highest, lowest - coarse.Highest[cell]);
            var span = Math.Max(Span(_coarse, cell), light.Gain * Span(_fine, cell));
            var cut = CutPart * (Math.Max(0, Math.Max(_coarse[cell], _fine[cell]) - Bright)
                + Math.Max(0, Dark - Math.Min(_coarse[cell], _fine[cell])));
            if (difference > LeastDifference + (SpanPart * span) + cut) differing.Add(cell);
        }

        return differing;
    }

    private void CountParts()
    {
        for (var part = 0; part < FrameWarp.Cells / PartSide / PartSide; part++)
        {
            var left = part % (Columns / PartSide) * PartSide;
            var top = part / (Columns / PartSide) * PartSide;
            var cells = Enumerable.Range(0, PartSide * PartSide)
                .Select(i => ((top + (i / PartSide)) * Columns) + left + (i % PartSide))
                .Where(cell => _isSeen[cell]).ToArray();
            if (cells.Length < LeastPartCells) continue;
            var (spread, likeness) = Compare(cells);
            if (spread < LeastSpread) continue;
            Parts++;
            if (likeness >= Alike) LikeParts++;
            if (cells.Any(IsBesideDiffering)) continue;
            PartsBeside++;
            if (likeness >= Alike) LikePartsBeside++;
        }
    }

    private bool IsBesideDiffering(int cell)
    {
        for (var beside = 0; beside < 9; beside++)
        {
            if (Differing.Contains(Beside(cell, beside))) return true;
        }

        return false;
    }

    private (double Spread, double Likeness) Compare(int[] cells)
    {
        var (meanA, meanB) = (cells.Average(cell => _coarse[cell]), cells.Average(cell => _fine[cell]));
        var (aa, bb, ab) = (0.0, 0.0, 0.0);
        foreach (var cell in cells)
        {
            var (a, b) = (_coarse[cell] - meanA, _fine[cell] - meanB);
            aa += a * a;
            bb += b * b;
            ab += a * b;
        }

        var spread = Math.Sqrt(Math.Max(aa, bb) / cells.Length);
        return (spread, aa > 0 && bb > 0 ? ab / Math.Sqrt(aa * bb) : 0);
    }

    /// <summary>Whether all cells around one are seen.</summary>
    private bool IsInside(int cell)
    {
        var (column, row) = (cell % Columns, cell / Columns);
        if (column == 0 || row == 0 || column == Columns - 1 || row == Rows - 1) return false;
        for (var beside = 0; beside < 9; beside++)
        {
            if (!_isSeen[Beside(cell, beside)]) return false;
        }

        return true;
    }

    private static double Span(double[] levels, int cell)
    {
        var (lowest, highest) = (double.MaxValue, double.MinValue);
        for (var beside = 0; beside < 9; beside++)
        {
            var level = levels[Beside(cell, beside)];
            (lowest, highest) = (Math.Min(lowest, level), Math.Max(highest, level));
        }

        return highest - lowest;
    }

    private static int Beside(int cell, int number) =>
        cell + (((number / 3) - 1) * Columns) + (number % 3) - 1;

    /// <summary>
    /// Means over three cells each way, the middle one counted twice; of those that are seen.
    /// </summary>
    private double[] Smooth(double[] levels)
    {
        var smooth = new double[levels.Length];
        foreach (var cell in _warp.Seen)
        {
            var (column, row) = (cell % Columns, cell / Columns);
            var (sum, weights) = (0.0, 0);
            for (var y = Math.Max(0, row - 1); y <= Math.Min(Rows - 1, row + 1); y++)
            {
                for (var x = Math.Max(0, column - 1); x <= Math.Min(Columns - 1, column + 1); x++)
                {
                    if (!_isSeen[(y * Columns) + x]) continue;
                    var weight = (y == row ? 2 : 1) * (x == column ? 2 : 1);
                    sum += weight * levels[(y * Columns) + x];
                    weights += weight;
                }
            }

            smooth[cell] = sum / weights;
        }

        return smooth;
    }
}
