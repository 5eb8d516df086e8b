namespace Probative.Fingerprints.Tests.Pictures;

/// <summary>Pictures of several kinds that tests make themselves.</summary>
internal static class Pattern
{
    /// <summary>Kinds: 0 noise, 1 clouds, 2 gradient, 3 flat, 4 black with one dot, 5 checks.</summary>
    public static byte[] Make(int width, int height, int seed, int kind, int pixelBytes)
    {
        var random = new Random(seed);
        var pixels = new byte[width * height * pixelBytes];
        var phases = Enumerable.Range(0, 24).Select(_ => random.NextDouble() * 6.28).ToArray();
        var flat = (byte)random.Next(256);
        for (var i = 0; i < pixels.Length; i++)
        {
            var (y, x) = (i / pixelBytes / width, i / pixelBytes % width);
            pixels[i] = kind switch
            {
                0 => (byte)random.Next(256),
                1 => Cloud((double)x / width, (double)y / height, phases, i % pixelBytes),
                2 => (byte)(255 * ((long)x + y + (i % pixelBytes)) / (width + height + 2)),
                3 => flat,
                4 => 0,
                _ => (byte)((((x / 7) + (y / 5)) & 1) * 255),
            };
        }

        if (kind == 4) pixels[random.Next(pixels.Length)] = 255;
        return pixels;
    }

    /// <summary>Waves of ever smaller size and strength, as in landscapes.</summary>
    private static byte Cloud(double x, double y, double[] phases, int channel)
    {
        var sum = 0.0;
        for (var octave = 0; octave < 6; octave++)
        {
            var (scale, phase) = (Math.Pow(2, octave), octave * 4);
            sum += (Math.Sin((x * scale * 5) + phases[phase] + channel)
                + Math.Sin((y * scale * 6) + phases[phase + 1])
                + Math.Sin(((x + y) * scale * 4) + phases[phase + 2])) / scale;
        }

        return (byte)Math.Clamp(128 + (sum * 30), 0, 255);
    }
}
