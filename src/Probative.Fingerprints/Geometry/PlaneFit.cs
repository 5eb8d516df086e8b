namespace Probative.Fingerprints.Geometry;

/// <summary>Least-squares maps through matches.</summary>
internal static class PlaneFit
{
    /// <summary>Turning, scaling and shifting; at least two matches.</summary>
    public static PlaneMap? Similarity(List<PointMatch> matches)
    {
        if (matches.Count < 2) return null;
        var (fromX, fromY, toX, toY) = Means(matches);
        var (dot, cross, size) = (0.0, 0.0, 0.0);
        foreach (var match in matches)
        {
            var (x, y) = (match.From.X - fromX, match.From.Y - fromY);
            var (u, v) = (match.To.X - toX, match.To.Y - toY);
            dot += (x * u) + (y * v);
            cross += (x * v) - (y * u);
            size += (x * x) + (y * y);
        }

        if (size < 1e-6) return null;
        var (a, b) = (dot / size, cross / size);
        return new PlaneMap(
            a, -b, toX - (a * fromX) + (b * fromY), b, a, toY - (b * fromX) - (a * fromY), 0, 0, 1);
    }

    /// <summary>Any linear map and a shift; at least four matches, not on a line.</summary>
    public static PlaneMap? Affine(List<PointMatch> matches)
    {
        if (matches.Count < 4) return null;
        var (fromX, fromY, toX, toY) = Means(matches);
        var (xx, xy, yy, xu, yu, xv, yv) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
        foreach (var match in matches)
        {
            var (x, y) = (match.From.X - fromX, match.From.Y - fromY);
            var (u, v) = (match.To.X - toX, match.To.Y - toY);
            xx += x * x;
            xy += x * y;
            yy += y * y;
            xu += x * u;
            yu += y * u;
            xv += x * v;
            yv += y * v;
        }

        var determinant = (xx * yy) - (xy * xy);
        if (determinant < 1e-4 * (xx + yy) * (xx + yy)) return null;
        var (a, b) = (((xu * yy) - (yu * xy)) / determinant, ((yu * xx) - (xu * xy)) / determinant);
        var (c, d) = (((xv * yy) - (yv * xy)) / determinant, ((yv * xx) - (xv * xy)) / determinant);
        return new PlaneMap(
            a, b, toX - (a * fromX) - (b * fromY), c, d, toY - (c * fromX) - (d * fromY), 0, 0, 1);
    }

    /// <summary>Any projective map that leaves the origin in sight; at least eight matches.</summary>
    public static PlaneMap? Projective(List<PointMatch> matches)
    {
        if (matches.Count < 8) return null;
        var (fromX, fromY, _, _) = Means(matches);
        var rows = new double[8, 9];
        Span<double> first = stackalloc double[9];
        Span<double> second = stackalloc double[9];
        foreach (var match in matches)
        {
            var (x, y) = (match.From.X - fromX, match.From.Y - fromY);
            var (u, v) = (match.To.X, match.To.Y);
            Set(first, x, y, 1, 0, 0, 0, -x * u, -y * u, u);
            Set(second, 0, 0, 0, x, y, 1, -x * v, -y * v, v);
            for (var i = 0; i < 8; i++)
            {
                for (var j = 0; j < 9; j++) rows[i, j] += (first[i] * first[j]) + (second[i] * second[j]);
            }
        }

        if (Solve(rows) is not { } h) return null;
        var shift = new PlaneMap(1, 0, -fromX, 0, 1, -fromY, 0, 0, 1);
        var map = shift.Then(new PlaneMap(h[0], h[1], h[2], h[3], h[4], h[5], h[6], h[7], 1));
        if (map.M33 < 0.05) return null;
        return new PlaneMap(
            map.M11 / map.M33, map.M12 / map.M33, map.M13 / map.M33,
            map.M21 / map.M33, map.M22 / map.M33, map.M23 / map.M33,
            map.M31 / map.M33, map.M32 / map.M33, 1);
    }

    private static void Set(
        Span<double> row, double a, double b, double c, double d, double e, double f, double g, double h,
        double value)
    {
        (row[0], row[1], row[2], row[3], row[4]) = (a, b, c, d, e);
        (row[5], row[6], row[7], row[8]) = (f, g, h, value);
    }

    /// <summary>Elimination with the largest pivot; null where there is none.</summary>
    private static double[]? Solve(double[,] rows)
    {
        const int Size = 8;
        for (var column = 0; column < Size; column++)
        {
            var pivot = column;
            for (var row = column + 1; row < Size; row++)
            {
                if (Math.Abs(rows[row, column]) > Math.Abs(rows[pivot, column])) pivot = row;
            }

            if (Math.Abs(rows[pivot, column]) < 1e-9) return null;
            for (var j = 0; j <= Size && pivot != column; j++)
            {
                (rows[pivot, j], rows[column, j]) = (rows[column, j], rows[pivot, j]);
            }

            for (var row = 0; row < Size; row++)
            {
                if (row == column) continue;
                var factor = rows[row, column] / rows[column, column];
                for (var j = column; j <= Size; j++) rows[row, j] -= factor * rows[column, j];
            }
        }

        return [.. Enumerable.Range(0, Size).Select(row => rows[row, Size] / rows[row, row])];
    }

    private static (double FromX, double FromY, double ToX, double ToY) Means(List<PointMatch> matches)
    {
        var (fromX, fromY, toX, toY) = (0.0, 0.0, 0.0, 0.0);
        foreach (var match in matches)
        {
            fromX += match.From.X;
            fromY += match.From.Y;
            toX += match.To.X;
            toY += match.To.Y;
        }

        var count = matches.Count;
        return (fromX / count, fromY / count, toX / count, toY / count);
    }
}
