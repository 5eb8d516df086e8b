using System.Diagnostics;
using Probative.Fingerprints.Pictures;

namespace Probative.Bench.Fingerprints;

/// <summary>
/// PDQ hashes a second of processor time, beside the same hash computed step by step in this process. The
/// frames rotate, so that they come from memory and not from the cache of the last one.
/// </summary>
internal static class PdqBench
{
    private const int Frames = 64;
    private const int Rounds = 7;

    public static void Run()
    {
        Measure("512 x 512 luma", 512, 512, PixelLayout.Luma, PdqReduction.Nearest512);
        Measure("512 x 512 colours", 512, 512, PixelLayout.Rgb24, PdqReduction.Nearest512);
        Measure("1920 x 1080 luma, nearest 512", 1920, 1080, PixelLayout.Luma, PdqReduction.Nearest512);
        Measure("1920 x 1080 luma, every pixel", 1920, 1080, PixelLayout.Luma, PdqReduction.None);
        Measure("1920 x 1080 colours, every pixel", 1920, 1080, PixelLayout.Rgb24, PdqReduction.None);
        Measure("64 x 64 luma", 64, 64, PixelLayout.Luma, PdqReduction.None);
    }

    private static void Measure(
        string name, int width, int height, PixelLayout layout, PdqReduction reduction)
    {
        var frames = Enumerable.Range(0, Frames).Select(seed => Frame(width, height, layout, seed)).ToArray();
        PdqResult Plain(byte[] frame) =>
            PlainPdq.Hash(new PixelView(frame, width, height, layout), reduction);
        PdqResult Fast(byte[] frame) =>
            PdqHasher.Hash(new PixelView(frame, width, height, layout), reduction);
        var differing = frames.Count(frame => Plain(frame) != Fast(frame));
        var (plain, fast) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            plain.Add(PerSecond(frames, Plain, 0.3));
            fast.Add(PerSecond(frames, Fast, 0.5));
        }

        plain.Sort();
        fast.Sort();
        var (slow, quick) = (plain[Rounds / 2], fast[Rounds / 2]);
        Console.WriteLine(
            $"pdq: {name}: {quick:F0}/s ({fast[0]:F0} to {fast[^1]:F0}); step by step {slow:F0}/s; "
                + $"ratio {quick / slow:F1}; {differing} of {Frames} differ");
    }

    private static double PerSecond(byte[][] frames, Func<byte[], PdqResult> hash, double seconds)
    {
        // Processor time of this process, which hashes on one thread: other work on the machine counts less.
        var (count, start, cpu) = (0, Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < seconds) _ = hash(frames[count++ % Frames]);
        return count / (Environment.CpuUsage.TotalTime - cpu).TotalSeconds;
    }

    /// <summary>Waves with noise on them.</summary>
    private static byte[] Frame(int width, int height, PixelLayout layout, int seed)
    {
        var random = new Random(seed);
        var frame = new byte[width * height * (int)layout];
        var (a, b) = (random.NextDouble() * 20, random.NextDouble() * 20);
        for (var i = 0; i < frame.Length; i++)
        {
            var (y, x) = ((double)i / (int)layout / width / height, i / (int)layout % width / (double)width);
            var wave = 128 + (50 * Math.Sin((x * a) + (y * b))) + (40 * Math.Cos((x * x * b) - (y * a)));
            frame[i] = (byte)(wave + random.Next(-20, 20));
        }

        return frame;
    }
}
