namespace Probative.Fingerprints.Pictures;

/// <summary>
/// PDQ step by step, as it is described, with no regard to speed: what the fast one must equal to the last
/// bit, and what it is measured beside.
/// </summary>
internal static class PlainPdq
{
    private const int Grid = 64;
    private const int Side = 16;

    public static PdqResult Hash(PixelView picture, PdqReduction reduction)
    {
        var (luma, width, height) = Luma(picture, reduction);
        if (width < PdqHasher.SmallestSide || height < PdqHasher.SmallestSide) return default;
        var grid = width == Grid && height == Grid ? luma : Filter(luma, width, height);
        return new PdqResult(Bits(Coefficients(grid)), Quality(grid));
    }

    /// <summary>The 64 x 64 numbers out of two passes along rows and columns.</summary>
    public static float[] Filter(float[] luma, int width, int height)
    {
        var (from, to) = (luma.AsSpan().ToArray(), new float[luma.Length]);
        for (var pass = 0; pass < 2; pass++)
        {
            for (var row = 0; row < height; row++) Box(from, to, row * width, width, 1);
            for (var column = 0; column < width; column++) Box(to, from, column, height, width);
        }

        var grid = new float[Grid * Grid];
        for (var i = 0; i < Grid; i++)
        {
            for (var j = 0; j < Grid; j++)
            {
                var (row, column) = ((int)((i + 0.5) * height / Grid), (int)((j + 0.5) * width / Grid));
                grid[(i * Grid) + j] = from[(row * width) + column];
            }
        }

        return grid;
    }

    public static (float[] Luma, int Width, int Height) Luma(PixelView picture, PdqReduction reduction)
    {
        var (width, height) = (picture.Width, picture.Height);
        if (reduction == PdqReduction.Nearest512 && Math.Max(width, height) > PdqHasher.ReducedSide)
        {
            width = height = PdqHasher.ReducedSide;
        }

        var luma = new float[width * height];
        for (var y = 0; y < height; y++)
        {
            var row = picture.Row((int)((long)y * picture.Height / height));
            for (var x = 0; x < width; x++)
            {
                var at = (int)((long)x * picture.Width / width) * (int)picture.Layout;
                luma[(y * width) + x] = picture.Layout == PixelLayout.Luma
                    ? row[at]
                    : (0.299f * row[at]) + (0.587f * row[at + 1]) + (0.114f * row[at + 2]);
            }
        }

        return (luma, width, height);
    }

    private static void Box(float[] from, float[] to, int start, int length, int stride)
    {
        var window = (length + (2 * Grid) - 1) / (2 * Grid);
        var (sum, count, lead) = (0f, 0, window / 2);
        for (var step = 0; step < length + lead; step++)
        {
            if (step < length)
            {
                sum += from[start + (step * stride)];
                count++;
            }

            if (step >= window)
            {
                sum -= from[start + ((step - window) * stride)];
                count--;
            }

            if (step >= lead) to[start + ((step - lead) * stride)] = sum / count;
        }
    }

    private static float[] Coefficients(float[] grid)
    {
        var cosines = new float[Side * Grid];
        var scale = (float)Math.Sqrt(2.0 / Grid);
        for (var i = 0; i < cosines.Length; i++)
        {
            var angle = Math.PI / 2 / Grid * ((i / Grid) + 1) * ((2 * (i % Grid)) + 1);
            cosines[i] = (float)(scale * Math.Cos(angle));
        }

        var half = new float[Side * Grid];
        for (var i = 0; i < half.Length; i++)
        {
            var sum = 0f;
            for (var k = 0; k < Grid; k++)
            {
                sum += cosines[(i / Grid * Grid) + k] * grid[(k * Grid) + (i % Grid)];
            }

            half[i] = sum;
        }

        var all = new float[Side * Side];
        for (var i = 0; i < all.Length; i++)
        {
            var sum = 0f;
            for (var k = 0; k < Grid; k++)
            {
                sum += half[(i / Side * Grid) + k] * cosines[(i % Side * Grid) + k];
            }

            all[i] = sum;
        }

        return all;
    }

    private static PdqHash Bits(float[] coefficients)
    {
        var median = coefficients.Order().ElementAt((coefficients.Length / 2) - 1);
        var words = new ulong[4];
        for (var i = 0; i < coefficients.Length; i++)
        {
            if (coefficients[i] > median) words[i / 64] |= 1UL << (i % 64);
        }

        return new PdqHash(words[0], words[1], words[2], words[3]);
    }

    private static int Quality(float[] grid)
    {
        var sum = 0;
        for (var i = 0; i < Grid; i++)
        {
            for (var j = 0; j < Grid; j++)
            {
                var here = grid[(i * Grid) + j];
                if (i < Grid - 1) sum += Math.Abs((int)((here - grid[((i + 1) * Grid) + j]) * 100 / 255));
                if (j < Grid - 1) sum += Math.Abs((int)((here - grid[(i * Grid) + j + 1]) * 100 / 255));
            }
        }

        return Math.Min(100, sum / 90);
    }
}
