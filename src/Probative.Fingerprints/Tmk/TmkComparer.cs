namespace Probative.Fingerprints.Tmk;

/// <summary>
/// Compares TMK feature files as their authors do (Poullot, Tsukatani, Nguyen, Jegou, Satoh: Temporal
/// Matching Kernel with Explicit Feature Maps, 2015): the sum over all waves of what the two videos have in
/// common, once for each whole offset in a period. The code is our own.
/// </summary>
public static class TmkComparer
{
    // Weights of the same parameters, stored as floats by another compiler.
    private const double RelativeTolerance = 1e-6;

    /// <summary>How far a file may lie from 1 in its likeness with itself.</summary>
    private const double ScaleTolerance = 0.01;

    /// <summary>How alike two are, at both levels.</summary>
    /// <param name="first">The one in whose frames an offset is told.</param>
    /// <param name="second">The other one.</param>
    public static TmkComparison Compare(TmkPrint first, TmkPrint second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (Difference(first, second) is { } difference)
            return new TmkComparison.NotComparable(difference);
        var (best, offset, period) = (double.NegativeInfinity, 0, 0);
        for (var i = 0; i < first.Periods.Count; i++)
        {
            var (height, at) = Waves(first, second, i).Highest(first.Periods[i]);
            if (height > best) (best, offset, period) = (height, at, first.Periods[i]);
        }

        // The mean of the two, so that the order of the two makes no difference.
        var whole = (Whole(first) + Whole(second)) / 2;
        return new TmkComparison.Scored(new TmkScore(
            Cosine(first.Average.Span, second.Average.Span), best / whole, offset, period));
    }

    /// <summary>
    /// Whether the features are scaled as TMK scales them: a file that is not gets scores that mean nothing,
    /// also with itself.
    /// </summary>
    /// <param name="print">Any.</param>
    public static bool IsScaled(TmkPrint print)
    {
        ArgumentNullException.ThrowIfNull(print);
        for (var i = 0; i < print.Periods.Count; i++)
        {
            var own = Waves(print, print, i).Together / Whole(print);
            if (Math.Abs(own - 1) > ScaleTolerance) return false;
        }

        return true;
    }

    private static TmkDifference? Difference(TmkPrint first, TmkPrint second)
    {
        if (first.FramesPerSecond != second.FramesPerSecond) return TmkDifference.FramesPerSecond;
        if (!first.Periods.SequenceEqual(second.Periods)) return TmkDifference.Periods;
        if (first.Coefficients.Length != second.Coefficients.Length) return TmkDifference.Coefficients;
        for (var i = 0; i < first.Coefficients.Length; i++)
        {
            var (one, other) = ((double)first.Coefficients.Span[i], (double)second.Coefficients.Span[i]);
            if (Math.Abs(one - other) > RelativeTolerance * Math.Max(Math.Abs(one), Math.Abs(other)))
                return TmkDifference.Coefficients;
        }

        return first.Dimension == second.Dimension ? null : TmkDifference.Dimension;
    }

    private static TmkWaves Waves(TmkPrint first, TmkPrint second, int period)
    {
        var (count, size) = (first.Coefficients.Length, first.Dimension);
        var (even, odd) = (new double[count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            var start = ((period * count) + i) * size;
            var cosine = first.Cosines.Span.Slice(start, size);
            var sine = first.Sines.Span.Slice(start, size);
            var otherCosine = second.Cosines.Span.Slice(start, size);
            var otherSine = second.Sines.Span.Slice(start, size);

            // The first wave has no turn: its sines are nothing.
            even[i] = Dot(cosine, otherCosine) + (i == 0 ? 0 : Dot(sine, otherSine));
            odd[i] = i == 0 ? 0 : Dot(sine, otherCosine) - Dot(cosine, otherSine);
        }

        return new TmkWaves(even, odd);
    }

    /// <summary>What a video has in common with itself. Waves that turn count in both directions.</summary>
    private static double Whole(TmkPrint print)
    {
        var sum = (double)print.Coefficients.Span[0];
        for (var i = 1; i < print.Coefficients.Length; i++) sum += 2.0 * print.Coefficients.Span[i];
        return sum;
    }

    private static double Cosine(ReadOnlySpan<float> first, ReadOnlySpan<float> second)
    {
        var size = Math.Sqrt(Dot(first, first)) * Math.Sqrt(Dot(second, second));
        return size > 0 ? Dot(first, second) / size : 0;
    }

    private static double Dot(ReadOnlySpan<float> first, ReadOnlySpan<float> second)
    {
        var sum = 0.0;
        for (var i = 0; i < first.Length; i++) sum += (double)first[i] * second[i];
        return sum;
    }
}
