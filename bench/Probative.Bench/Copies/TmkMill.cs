using Probative.Fingerprints.Pictures;
using Probative.Fingerprints.Tmk;

namespace Probative.Bench.Copies;

/// <summary>
/// Makes TMK features of clips, as the public sample files show that they are made (docs/spec/copies.md): 15
/// frames a second, of each the 256 numbers that PDQ takes its bits from.
/// </summary>
internal static class TmkMill
{
    private const int FramesPerSecond = 15;
    private const int Waves = 32;

    /// <summary>How narrow the kernel is: it has the weights of the sample files.</summary>
    private const double Narrowness = 32;

    private const int Numbers = PdqTransform.Side * PdqTransform.Side;
    private const int Side = PdqAxis.Samples;

    private static readonly int[] s_periods = [2731, 4391, 9767, 14653];
    private static readonly double[] s_weights = [.. Enumerable.Range(0, Waves).Select(Weight)];

    /// <summary>The features of a file.</summary>
    /// <param name="path">A video.</param>
    /// <param name="filter">What ffmpeg makes of its frames; null for nothing.</param>
    public static TmkPrint Of(string path, string? filter)
    {
        var workspace = new PdqWorkspace(Side, Side);
        var frames = Ffmpeg.Squares(path, filter, FramesPerSecond, Side)
            .Select(grey => Measure(grey, workspace)).ToArray();
        var (cosines, sines) = (new List<float>(), new List<float>());
        foreach (var period in s_periods)
        {
            for (var wave = 0; wave < Waves; wave++)
            {
                var angle = 2 * Math.PI * wave / period;
                cosines.AddRange(Scaled(Sum(frames, frame => Math.Cos(angle * frame)), s_weights[wave]));
                sines.AddRange(Scaled(Sum(frames, frame => Math.Sin(angle * frame)), s_weights[wave]));
            }
        }

        return new TmkPrint
        {
            FramesPerSecond = FramesPerSecond,
            FrameCount = frames.Length,
            Periods = s_periods,
            Coefficients = Array.ConvertAll(s_weights, weight => (float)weight),
            Average = Array.ConvertAll(Sum(frames, _ => 1.0 / frames.Length), number => (float)number),
            Cosines = cosines.ToArray(),
            Sines = sines.ToArray(),
        };
    }

    /// <summary>
    /// Of the kernel exp(k (cos x - 1)), k the narrowness, without its least value: modified Bessel functions
    /// over sinh k, half of the first and the rest whole.
    /// </summary>
    private static double Weight(int wave) => wave == 0
        ? (Bessel(0) - Math.Exp(-Narrowness)) / (2 * Math.Sinh(Narrowness))
        : Bessel(wave) / Math.Sinh(Narrowness);

    private static double Bessel(int order)
    {
        var (half, term, sum) = (Narrowness / 2, 1.0, 0.0);
        for (var k = 1; k <= order; k++) term *= half / k;
        for (var k = 1; term > sum * 1e-17; k++)
        {
            sum += term;
            term *= half * half / (k * (double)(k + order));
        }

        return sum;
    }

    private static double[] Measure(byte[] grey, PdqWorkspace workspace)
    {
        workspace.Run(new PixelView(grey, Side, Side, PixelLayout.Luma), isGrid: true);
        return Array.ConvertAll(workspace.Coefficients.Span.ToArray(), number => (double)number);
    }

    private static double[] Sum(double[][] frames, Func<int, double> weight)
    {
        var sum = new double[Numbers];
        for (var frame = 0; frame < frames.Length; frame++)
        {
            var part = weight(frame);
            for (var i = 0; i < Numbers; i++) sum[i] += part * frames[frame][i];
        }

        return sum;
    }

    /// <summary>As long as its weight says.</summary>
    private static float[] Scaled(double[] wave, double weight)
    {
        var length = Math.Sqrt(wave.Sum(number => number * number));
        var scale = length > 0 ? Math.Sqrt(weight) / length : 0;
        return Array.ConvertAll(wave, number => (float)(number * scale));
    }
}
