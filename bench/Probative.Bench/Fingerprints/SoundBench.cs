using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using Probative.Fingerprints.Copies;
using Probative.Fingerprints.Sounds;

namespace Probative.Bench.Fingerprints;

/// <summary>
/// Invented events, each recorded by two telephones (a part of it, with an echo, noise and a clock that
/// drifts), all held against all; beside comparing every frame at every offset.
/// </summary>
internal static class SoundBench
{
    private const int Events = 20;
    private const int Rate = 8_000;
    private const int Seconds = 60;
    private const int PartSeconds = 40;
    private const int DriftPartsPerMillion = 50;

    public static void Run()
    {
        var random = new Random(1);
        var events = Enumerable.Range(0, Events).Select(_ => Sound(random)).ToArray();
        var first = events.Select(Print).ToArray();
        Plain(first[0], first[1]);
        Console.WriteLine(Told($"{Events} events of {Seconds} s; of the second telephone {PartSeconds} s"));
        foreach (var noise in (ReadOnlySpan<double>)[0.1, 0.5, 1, 2])
        {
            var starts = Enumerable.Range(0, Events).Select(_ => random.Next(3, 17)).ToArray();
            var second = events.Select((sound, i) => Print(Heard(sound, starts[i], noise, random))).ToArray();
            Tell(first, second, starts, noise);
        }

        var rounds = Enumerable.Range(0, 5).Select(_ => Time(first, SoundAlignment.Find)).Order().ToArray();
        var plain = Enumerable.Range(0, 3).Select(_ => Time(first, Plain)).Order().ToArray();
        Console.WriteLine(Told(
            $"a pair of {Seconds} s: {rounds[2]:F2} ms ({rounds[0]:F2} to {rounds[^1]:F2}); ")
            + Told($"every frame at every offset {plain[1]:F1} ms ({plain[0]:F1} to {plain[^1]:F1}): ")
            + Told($"ratio {plain[1] / rounds[2]:F0}"));
    }

    private static void Tell(SoundPrint[] first, SoundPrint[] second, int[] starts, double noise)
    {
        var (found, right, wrong) = (0, 0, 0);
        for (var i = 0; i < Events; i++)
        {
            for (var j = 0; j < Events; j++)
            {
                var told = SoundComparer.Compare(first[i], second[j]) is { Confidence: >= 0.5 } match
                    ? match
                    : null;
                if (told is null) continue;
                if (i != j) wrong++;
                else found++;
                if (i == j && Math.Abs(told.OffsetSeconds - starts[i]) < 0.05) right++;
            }
        }

        Console.WriteLine(
            Told($"noise {noise:F1} of the sound: found {found} of {Events}, offset right {right}, ")
            + Told($"false {wrong} of {Events * (Events - 1)}"));
    }

    /// <summary>Milliseconds of processor time for a pair.</summary>
    private static double Time(SoundPrint[] prints, Func<SoundPrint, SoundPrint, SoundMatch?> find)
    {
        using var process = Process.GetCurrentProcess();
        var (before, pairs) = (process.TotalProcessorTime, 0);
        for (var i = 0; i < 8; i++)
        {
            for (var j = 0; j < i; j++, pairs++) find(prints[i], prints[j]);
        }

        process.Refresh();
        return (process.TotalProcessorTime - before).TotalMilliseconds / pairs;
    }

    private static SoundMatch? Plain(SoundPrint first, SoundPrint second)
    {
        var (left, right) = (first.Frames.ToArray(), second.Frames.ToArray());
        SoundMatch? best = null;
        for (var offset = 240 - right.Length; offset <= left.Length - 240; offset++)
        {
            var (errors, frames) = (0, 0);
            for (var i = Math.Max(0, offset); i < Math.Min(left.Length, right.Length + offset); i++)
            {
                if (left[i] == SoundPrint.Quiet || right[i - offset] == SoundPrint.Quiet) continue;
                errors += BitOperations.PopCount(left[i] ^ right[i - offset]);
                frames++;
            }

            if (frames < 240 || errors > 32 * frames * 0.35) continue;
            best = new SoundMatch(offset / 80.0, frames / 80.0, errors / (32.0 * frames));
        }

        return best;
    }

    /// <summary>Tones that change some eight times a second, each by itself.</summary>
    private static float[] Sound(Random random)
    {
        var sound = new float[Seconds * Rate];
        for (var tone = 0; tone < 8; tone++)
        {
            var phase = 0.0;
            for (var at = 0; at < sound.Length;)
            {
                var (length, loud) = (random.Next(Rate / 20, Rate / 4), random.NextDouble());
                var turn = 2 * Math.PI * (250 + (random.NextDouble() * 1_900)) / Rate;
                for (var end = Math.Min(sound.Length, at + length); at < end; at++)
                {
                    phase += turn;
                    sound[at] += (float)(0.1 * loud * Math.Sin(phase));
                }
            }
        }

        return sound;
    }

    private static float[] Heard(float[] sound, int start, double noise, Random random)
    {
        var heard = new float[PartSeconds * Rate];
        var loud = Math.Sqrt(sound.Average(value => value * value));
        for (var i = 0; i < heard.Length; i++)
        {
            var at = (int)((start * Rate) + (i * (1 + (DriftPartsPerMillion / 1e6))));
            var echo = sound[Math.Max(0, at - (Rate / 25))];
            var hiss = loud * noise * 2 * Math.Sqrt(3) * (random.NextDouble() - 0.5);
            heard[i] = (float)Math.Tanh(2 * (sound[at] + (0.5 * echo) + hiss));
        }

        return heard;
    }

    private static SoundPrint Print(float[] sound)
    {
        var reader = new SoundPrintReader(Rate);
        reader.Add(sound);
        return reader.Result();
    }

    private static string Told(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
