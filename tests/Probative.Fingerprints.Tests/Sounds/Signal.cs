namespace Probative.Fingerprints.Tests.Sounds;

/// <summary>Sounds that tests make themselves; amplitudes are parts of full scale.</summary>
internal static class Signal
{
    public static float[] Noise(double seconds, int rate, double amplitude, int seed)
    {
        var random = new Random(seed);
        return Make(seconds, rate, _ => amplitude * ((2 * random.NextDouble()) - 1));
    }

    public static float[] Tone(double seconds, int rate, double hertz, double amplitude) =>
        Make(seconds, rate, time => amplitude * Math.Sin(2 * Math.PI * hertz * time));

    /// <summary>
    /// Like speech: harmonics of a gliding pitch under two moving resonances, in syllables with pauses.
    /// </summary>
    public static float[] Speech(double seconds, int rate, int seed)
    {
        var random = new Random(seed);
        var sound = new float[(int)(seconds * rate)];
        for (var at = 0; at < sound.Length;)
        {
            var length = Math.Min((int)((0.12 + (0.18 * random.NextDouble())) * rate), sound.Length - at);
            var (pitch, glide) = (90 + (80 * random.NextDouble()), (random.NextDouble() - 0.5) * 60);
            var (low, high) = (300 + (500 * random.NextDouble()), 900 + (1500 * random.NextDouble()));
            var strength = 0.05 + (0.1 * random.NextDouble());
            for (var (i, phase) = (0, 0.0); i < length; i++)
            {
                phase += 2 * Math.PI * (pitch + (glide * i / length)) / rate;
                var sum = 0.0;
                for (var harmonic = 1; harmonic * pitch < Math.Min(3500, rate / 2.2); harmonic++)
                {
                    var hertz = harmonic * pitch;
                    var gain = Peak(hertz, low) + (0.5 * Peak(hertz, high)) + 0.02;
                    sum += gain * Math.Sin(harmonic * phase);
                }

                sound[at + i] = (float)(strength * Math.Sin(Math.PI * i / length) * sum);
            }

            at += length + (int)((random.Next(4) == 0 ? 0.35 : 0.04) * rate);
        }

        return Mix(sound, Noise(seconds, rate, 0.001, seed + 1));
    }

    /// <summary>Like music: chords of struck strings with overtones that die away.</summary>
    public static float[] Music(double seconds, int rate, int seed)
    {
        var random = new Random(seed);
        var sound = new float[(int)(seconds * rate)];
        for (var start = 0; start < sound.Length; start += (int)(0.4 * rate))
        {
            for (var note = 0; note < 3; note++)
            {
                var hertz = 220 * Math.Pow(2, random.Next(25) / 12.0);
                for (var i = 0; i < 4 * rate && start + i < sound.Length; i++)
                {
                    var time = (double)i / rate;
                    var envelope = 0.08 * Math.Min(1, time / 0.015) * Math.Exp(-3 * time);
                    for (var overtone = 1; overtone <= 4 && overtone * hertz < rate / 2.2; overtone++)
                    {
                        sound[start + i] += (float)(
                            envelope / overtone * Math.Sin(2 * Math.PI * hertz * overtone * time));
                    }
                }
            }
        }

        return sound;
    }

    /// <summary>Adds bursts of noise that begin at once and die away within some milliseconds.</summary>
    public static void AddBursts(
        float[] sound,
        int rate,
        IEnumerable<double> seconds,
        double amplitude,
        int seed,
        double decay = 0.008)
    {
        var random = new Random(seed);
        foreach (var second in seconds)
        {
            var at = (int)(second * rate);
            for (var i = 0; i < decay * 6 * rate && at + i < sound.Length; i++)
            {
                var envelope = amplitude * Math.Exp(-i / (decay * rate));
                sound[at + i] += (float)(envelope * ((2 * random.NextDouble()) - 1));
            }
        }
    }

    public static float[] Mix(float[] left, float[] right) =>
        [.. left.Zip(right, (a, b) => a + b)];

    public static float[] Make(double seconds, int rate, Func<double, double> at)
    {
        var sound = new float[(int)(seconds * rate)];
        for (var i = 0; i < sound.Length; i++) sound[i] = (float)at((double)i / rate);
        return sound;
    }

    private static double Peak(double hertz, double centre) =>
        1 / (1 + Math.Pow((hertz - centre) / 120, 2));
}
