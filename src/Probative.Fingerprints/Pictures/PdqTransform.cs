using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Probative.Fingerprints.Pictures;

/// <summary>From the 64 x 64 grid to 16 x 16 coefficients, their median, the bits, and the quality.</summary>
internal static class PdqTransform
{
    public const int Side = 16;

    private const int Grid = PdqAxis.Samples;
    private const int Tile = 8;

    private static readonly AlignedFloats Cosines = MakeCosines();
    private static readonly AlignedFloats Turned = Turn(Cosines);

    /// <summary>
    /// The coefficients of frequencies 1 to 16 both ways of an orthonormal DCT-II, vertical ones down. Each
    /// is summed in single precision from the first pixel to the last, as the reference does.
    /// </summary>
    public static void Coefficients(AlignedFloats grid, AlignedFloats half, AlignedFloats to)
    {
        for (var row = 0; row < Side; row++)
        {
            for (var column = 0; column < Grid; column += 4 * Tile)
            {
                Down(
                    ref Unsafe.Add(ref grid.First, column),
                    ref Unsafe.Add(ref Cosines.First, row * Grid),
                    ref Unsafe.Add(ref half.First, (row * Grid) + column));
            }
        }

        for (var row = 0; row < Side; row += 2) Across(ref Unsafe.Add(ref half.First, row * Grid), to, row);
    }

    /// <summary>
    /// How much the grid changes from pixel to pixel: differences in percent of the range, each cut to a
    /// whole number so that small ones do not count; their sum by 90, at most 100.
    /// </summary>
    public static int Quality(AlignedFloats grid)
    {
        ref var first = ref grid.First;
        var sum = Vector256<int>.Zero;
        for (nuint row = 0; row < Grid; row++)
        {
            for (nuint column = 0; column < Grid; column += Tile)
            {
                var at = (row * Grid) + column;
                var here = Vector256.LoadUnsafe(ref first, at);
                if (row < Grid - 1) sum += Change(here, Vector256.LoadUnsafe(ref first, at + Grid));
                if (column < Grid - Tile) sum += Change(here, Vector256.LoadUnsafe(ref first, at + 1));
            }
        }

        var total = Vector256.Sum(sum);
        for (nuint row = 0; row < Grid; row++)
        {
            for (nuint column = Grid - Tile; column < Grid - 1; column++)
            {
                ref var here = ref Unsafe.Add(ref first, (row * Grid) + column);
                total += Math.Abs((int)((here - Unsafe.Add(ref here, 1)) * 100f / 255f));
            }
        }

        return Math.Min(100, total / 90);
    }

    /// <summary>A bit for each coefficient above the median.</summary>
    public static PdqHash Hash(AlignedFloats coefficients)
    {
        var median = Vector256.Create(Median(coefficients));
        Span<ulong> words = stackalloc ulong[4];
        for (var i = 0; i < Side * Side; i += Tile)
        {
            var above = Vector256.GreaterThan(
                Vector256.LoadUnsafe(ref coefficients.First, (nuint)i), median);
            words[i >> 6] |= (ulong)above.ExtractMostSignificantBits() << (i & 63);
        }

        return new PdqHash(words[0], words[1], words[2], words[3]);
    }

    /// <summary>
    /// The 128th of 256 in order, as Torben's method finds it: halve the range until as many lie on each
    /// side as may; the answer is one of the numbers, so nothing is rounded.
    /// </summary>
    private static float Median(AlignedFloats values)
    {
        const int Middle = Side * Side / 2;
        ref var first = ref values.First;
        var (low, high) = (Vector256.LoadUnsafe(ref first), Vector256.LoadUnsafe(ref first));
        for (nuint i = Tile; i < Side * Side; i += Tile)
        {
            var value = Vector256.LoadUnsafe(ref first, i);
            (low, high) = (Vector256.Min(low, value), Vector256.Max(high, value));
        }

        var (least, most) = (Extreme(low, isLeast: true), Extreme(high, isLeast: false));
        while (true)
        {
            var guess = (least + most) / 2;
            var (less, greater) = Count(ref first, guess, least, most, out var below, out var above);
            if (less <= Middle && greater <= Middle) return less == Middle ? below : guess;
            if (less > greater) most = below;
            else least = above;
        }
    }

    private static (int Less, int Greater) Count(
        ref float first, float guess, float least, float most, out float below, out float above)
    {
        var middle = Vector256.Create(guess);
        var (lowest, highest) = (Vector256.Create(least), Vector256.Create(most));
        var (lows, highs) = (lowest, highest);
        var (less, greater) = (Vector256<int>.Zero, Vector256<int>.Zero);
        for (nuint i = 0; i < Side * Side; i += Tile)
        {
            var value = Vector256.LoadUnsafe(ref first, i);
            var isLess = Vector256.LessThan(value, middle);
            var isGreater = Vector256.GreaterThan(value, middle);
            less -= isLess.AsInt32();
            greater -= isGreater.AsInt32();
            lows = Vector256.Max(lows, Vector256.ConditionalSelect(isLess, value, lowest));
            highs = Vector256.Min(highs, Vector256.ConditionalSelect(isGreater, value, highest));
        }

        (below, above) = (Extreme(lows, isLeast: false), Extreme(highs, isLeast: true));
        return (Vector256.Sum(less), Vector256.Sum(greater));
    }

    private static float Extreme(Vector256<float> values, bool isLeast)
    {
        var extreme = values[0];
        for (var i = 1; i < Tile; i++)
        {
            extreme = isLeast ? Math.Min(extreme, values[i]) : Math.Max(extreme, values[i]);
        }

        return extreme;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Change(Vector256<float> left, Vector256<float> right) => Vector256.Abs(
        Vector256.ConvertToInt32((left - right) * Vector256.Create(100f) / Vector256.Create(255f)));

    private static void Down(ref float grid, ref float cosines, ref float to)
    {
        var (sum0, sum1) = (Vector256<float>.Zero, Vector256<float>.Zero);
        var (sum2, sum3) = (Vector256<float>.Zero, Vector256<float>.Zero);
        for (var i = 0; i < Grid; i++)
        {
            var cosine = Vector256.Create(Unsafe.Add(ref cosines, i));
            sum0 += cosine * Vector256.LoadUnsafe(ref grid, (nuint)(i * Grid));
            sum1 += cosine * Vector256.LoadUnsafe(ref grid, (nuint)((i * Grid) + Tile));
            sum2 += cosine * Vector256.LoadUnsafe(ref grid, (nuint)((i * Grid) + (2 * Tile)));
            sum3 += cosine * Vector256.LoadUnsafe(ref grid, (nuint)((i * Grid) + (3 * Tile)));
        }

        sum0.StoreUnsafe(ref to);
        sum1.StoreUnsafe(ref to, Tile);
        sum2.StoreUnsafe(ref to, 2 * Tile);
        sum3.StoreUnsafe(ref to, 3 * Tile);
    }

    private static void Across(ref float half, AlignedFloats to, int row)
    {
        var (sum0, sum1) = (Vector256<float>.Zero, Vector256<float>.Zero);
        var (sum2, sum3) = (Vector256<float>.Zero, Vector256<float>.Zero);
        for (var i = 0; i < Grid; i++)
        {
            var left = Vector256.LoadUnsafe(ref Turned.First, (nuint)(i * Side));
            var right = Vector256.LoadUnsafe(ref Turned.First, (nuint)((i * Side) + Tile));
            var upper = Vector256.Create(Unsafe.Add(ref half, i));
            var lower = Vector256.Create(Unsafe.Add(ref half, Grid + i));
            sum0 += upper * left;
            sum1 += upper * right;
            sum2 += lower * left;
            sum3 += lower * right;
        }

        var at = (nuint)(row * Side);
        sum0.StoreUnsafe(ref to.First, at);
        sum1.StoreUnsafe(ref to.First, at + Tile);
        sum2.StoreUnsafe(ref to.First, at + Side);
        sum3.StoreUnsafe(ref to.First, at + Side + Tile);
    }

    private static AlignedFloats MakeCosines()
    {
        var cosines = new AlignedFloats(Side * Grid);
        var scale = (float)Math.Sqrt(2.0 / Grid);
        for (var i = 0; i < Side; i++)
        {
            for (var j = 0; j < Grid; j++)
            {
                var angle = Math.PI / 2 / Grid * (i + 1) * ((2 * j) + 1);
                cosines.Span[(i * Grid) + j] = (float)(scale * Math.Cos(angle));
            }
        }

        return cosines;
    }

    private static AlignedFloats Turn(AlignedFloats cosines)
    {
        var turned = new AlignedFloats(Side * Grid);
        for (var i = 0; i < Side; i++)
        {
            for (var j = 0; j < Grid; j++) turned.Span[(j * Side) + i] = cosines.Span[(i * Grid) + j];
        }

        return turned;
    }
}
