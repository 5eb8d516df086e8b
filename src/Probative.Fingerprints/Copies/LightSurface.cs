using Probative.Fingerprints.Films;

namespace Probative.Fingerprints.Copies;

/// <summary>
/// How the levels of one thumbnail come from those of another: a curve, as contrast and clipping make it, and
/// a plane over the frame, as a filmed screen has it.
/// </summary>
internal sealed class LightSurface
{
    private const int Terms = 5;
    private const int Rounds = 6;

    /// <summary>What lies farther off tells nothing about light: first loosely, then closer.</summary>
    private const double FarAtFirst = 24;
    private const double FarAtLast = 10;

    private readonly double[] _factors;

    private LightSurface(double[] factors) => _factors = factors;

    /// <summary>What a difference of levels is multiplied with, in the middle of the curve.</summary>
    public double Gain => Math.Max(0, _factors[0] + _factors[4]);

    /// <summary>Least squares without what lies far off.</summary>
    /// <param name="from">Levels of all cells.</param>
    /// <param name="to">Levels that they are to become.</param>
    /// <param name="cells">The cells that count.</param>
    public static LightSurface Fit(double[] from, double[] to, int[] cells)
    {
        var light = new LightSurface([1, 0, 0, 0, 0]);
        for (var round = 0; round < Rounds; round++)
        {
            var sums = new double[Terms, Terms + 1];
            foreach (var cell in cells)
            {
                var far = Math.Abs(to[cell] - light.At(from[cell], cell));
                if (round > 0 && far > (round < Rounds / 2 ? FarAtFirst : FarAtLast)) continue;
                var (across, down) = Place(cell);
                Add(sums, [from[cell], 1, across, down, from[cell] * from[cell] / 255], to[cell]);
            }

            light = new LightSurface(Solve(sums));
        }

        return light;
    }

    /// <summary>What a level of a cell becomes.</summary>
    public double At(double level, int cell)
    {
        var (across, down) = Place(cell);
        return (_factors[0] * level) + _factors[1] + (_factors[2] * across) + (_factors[3] * down)
            + (_factors[4] * level * level / 255);
    }

    /// <summary>-1 to 1 across the frame and down.</summary>
    private static (double Across, double Down) Place(int cell) => (
        (2.0 * (cell % FilmSample.ThumbnailColumns) / FilmSample.ThumbnailColumns) - 1,
        (2.0 * (cell / FilmSample.ThumbnailColumns) / FilmSample.ThumbnailRows) - 1);

    private static void Add(double[,] sums, ReadOnlySpan<double> terms, double level)
    {
        for (var i = 0; i < Terms; i++)
        {
            for (var j = 0; j < Terms; j++) sums[i, j] += terms[i] * terms[j];
            sums[i, Terms] += terms[i] * level;
        }
    }

    /// <summary>By elimination; a little is added so that flat frames have a solution.</summary>
    private static double[] Solve(double[,] sums)
    {
        for (var i = 0; i < Terms; i++)
        {
            sums[i, i] += 1e-6;
            for (var row = 0; row < Terms; row++)
            {
                if (row == i) continue;
                var factor = sums[row, i] / sums[i, i];
                for (var j = 0; j <= Terms; j++) sums[row, j] -= factor * sums[i, j];
            }
        }

        return [.. Enumerable.Range(0, Terms).Select(i => sums[i, Terms] / sums[i, i])];
    }
}
