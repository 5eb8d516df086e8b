namespace Probative.Fingerprints.Local;

/// <summary>
/// Corners after Harris and Stephens, "A Combined Corner and Edge Detector" (1988), in whole numbers: Sobel
/// gradients, their products summed over 5 x 5, determinant less a sixteenth of the squared trace.
/// </summary>
internal static class CornerFinder
{
    /// <summary>
    /// Weaker ones are noise of the camera or of compression: about that of a corner of 4 levels' contrast.
    /// </summary>
    private const long Weakest = 20_000;

    private const int Window = 2;

    /// <summary>
    /// The corners that are the strongest of their 3 x 3 pixels, at least so far from the edges.
    /// </summary>
    public static List<Corner> Find(byte[] pixels, int width, int height, int margin)
    {
        var corners = new List<Corner>();
        if (width <= 2 * margin || height <= 2 * margin) return corners;
        var strengths = Strengths(pixels, width, height);
        for (var y = margin; y < height - margin; y++)
        {
            for (var x = margin; x < width - margin; x++)
            {
                var strength = strengths[(y * width) + x];
                if (strength >= Weakest && IsPeak(strengths, width, (y * width) + x))
                {
                    corners.Add(new Corner(x, y, strength));
                }
            }
        }

        return corners;
    }

    private static bool IsPeak(long[] strengths, int width, int at)
    {
        var strength = strengths[at];
        for (var row = -width; row <= width; row += width)
        {
            for (var column = -1; column <= 1; column++)
            {
                var other = strengths[at + row + column];
                // Of two equal neighbours the first counts.
                if (other > strength || (other == strength && row + column < 0)) return false;
            }
        }

        return true;
    }

    private static long[] Strengths(byte[] pixels, int width, int height)
    {
        var (xx, yy, xy) = (new int[pixels.Length], new int[pixels.Length], new int[pixels.Length]);
        for (var y = 1; y < height - 1; y++)
        {
            var above = pixels.AsSpan((y - 1) * width, width);
            var row = pixels.AsSpan(y * width, width);
            var below = pixels.AsSpan((y + 1) * width, width);
            for (var x = 1; x < row.Length - 1; x++)
            {
                var across = above[x + 1] - above[x - 1] + (2 * (row[x + 1] - row[x - 1]))
                    + below[x + 1] - below[x - 1];
                var down = below[x - 1] - above[x - 1] + (2 * (below[x] - above[x]))
                    + below[x + 1] - above[x + 1];
                var at = (y * width) + x;
                xx[at] = across * across;
                yy[at] = down * down;
                xy[at] = across * down;
            }
        }

        var spare = new int[pixels.Length];
        Add(xx, spare, width, height);
        Add(yy, spare, width, height);
        Add(xy, spare, width, height);
        var strengths = new long[pixels.Length];
        for (var at = 0; at < strengths.Length; at++)
        {
            // A 64th keeps the products of sums of 25 · 1020² inside 64 bits with room to compare.
            var (a, b, c) = ((long)xx[at] >> 4, (long)yy[at] >> 4, (long)xy[at] >> 4);
            strengths[at] = (a * b) - (c * c) - ((a + b) * (a + b) >> 4);
        }

        return strengths;
    }

    /// <summary>Sums over 5 x 5, in place; what lies within two pixels of an edge stays unfinished.</summary>
    private static void Add(int[] values, int[] spare, int width, int height)
    {
        for (var y = 0; y < height; y++)
        {
            var row = values.AsSpan(y * width, width);
            var sums = spare.AsSpan(y * width, width);
            for (var x = Window; x < row.Length - Window; x++)
            {
                sums[x] = row[x - 2] + row[x - 1] + row[x] + row[x + 1] + row[x + 2];
            }
        }

        for (var y = Window; y < height - Window; y++)
        {
            var row = values.AsSpan(y * width, width);
            var from = (y - Window) * width;
            for (var x = 0; x < row.Length; x++)
            {
                row[x] = spare[from + x] + spare[from + width + x] + spare[from + (2 * width) + x]
                    + spare[from + (3 * width) + x] + spare[from + (4 * width) + x];
            }
        }
    }
}
