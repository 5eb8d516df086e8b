using System.Buffers.Binary;
using Probative.Fingerprints.Tmk;

namespace Probative.Fingerprints.Tests.Tmk;

/// <summary>TMK feature files of invented videos, scaled as TMK scales them.</summary>
internal static class InventedTmk
{
    public const int Dimension = 8;

    private static readonly int[] s_periods = [61, 97];
    private static readonly float[] s_weights = [0.5f, 0.25f, 0.125f, 0.0625f, 0.03125f];

    /// <summary>
    /// Frames of random numbers, the same for the same seed: a video of <paramref name="count"/> of them
    /// that begins at frame <paramref name="first"/>.
    /// </summary>
    public static TmkPrint Film(int seed, int first, int count)
    {
        var random = new Random(seed);
        var all = new double[first + count][];
        for (var i = 0; i < all.Length; i++)
            all[i] = [.. Enumerable.Range(0, Dimension).Select(_ => random.NextDouble() - 0.5)];
        var frames = all[first..];
        var (cosines, sines) = (new List<float>(), new List<float>());
        foreach (var period in s_periods)
        {
            for (var wave = 0; wave < s_weights.Length; wave++)
            {
                var angle = 2 * Math.PI * wave / period;
                var cosine = Sum(frames, time => Math.Cos(angle * time));
                var sine = Sum(frames, time => Math.Sin(angle * time));

                // As large as its weight in the sum over both directions of a wave.
                var size = Math.Sqrt(cosine.Concat(sine).Sum(number => number * number));
                var scale = Math.Sqrt((wave == 0 ? 1 : 2) * s_weights[wave]) / size;
                cosines.AddRange(cosine.Select(number => (float)(number * scale)));
                sines.AddRange(sine.Select(number => (float)(number * scale)));
            }
        }

        return new TmkPrint
        {
            FramesPerSecond = 15,
            FrameCount = count,
            Periods = s_periods,
            Coefficients = s_weights,
            Average = Sum(frames, _ => 1.0 / count).Select(number => (float)number).ToArray(),
            Cosines = cosines.ToArray(),
            Sines = sines.ToArray(),
        };
    }

    /// <summary>The bytes of a file.</summary>
    public static byte[] ToBytes(TmkPrint print)
    {
        int[] counts =
        [
            print.FramesPerSecond, print.Periods.Count, print.Coefficients.Length, print.Dimension,
            print.FrameCount, .. print.Periods,
        ];
        float[] numbers =
        [
            .. print.Coefficients.Span, .. print.Average.Span, .. print.Cosines.Span, .. print.Sines.Span,
        ];
        var bytes = new byte[12 + (4 * (counts.Length + numbers.Length))];
        "TMK1FVECPDQF"u8.CopyTo(bytes);
        var rest = bytes.AsSpan(12);
        foreach (var count in counts)
        {
            BinaryPrimitives.WriteInt32LittleEndian(rest, count);
            rest = rest[4..];
        }

        foreach (var number in numbers)
        {
            BinaryPrimitives.WriteSingleLittleEndian(rest, number);
            rest = rest[4..];
        }

        return bytes;
    }

    private static double[] Sum(double[][] frames, Func<int, double> weight)
    {
        var sum = new double[Dimension];
        for (var time = 0; time < frames.Length; time++)
        {
            for (var i = 0; i < Dimension; i++) sum[i] += weight(time) * frames[time][i];
        }

        return sum;
    }
}
