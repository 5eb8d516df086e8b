namespace Probative.Samples;

/// <summary>
/// A synthetic landscape of fixed seed, seen from above: value noise for the ground, a wood in the west, a
/// track that runs from west to east. Coordinates are metres.
/// </summary>
internal sealed class Terrain(uint seed)
{
    private const float TrackHalfWidth = 2.2f;

    public (byte R, byte G, byte B) ColourAt(float x, float y)
    {
        var height = Fractal(x / 90, y / 90);
        var slope = Fractal((x + 3) / 90, (y + 3) / 90) - height;
        var light = Math.Clamp(0.82f + (slope * 9), 0.45f, 1.15f);
        var grain = 0.94f + (0.12f * Noise(x * 1.7f, y * 1.7f));

        if (MathF.Abs(y - TrackAt(x)) < TrackHalfWidth) return Shade(176, 160, 128, light * grain);
        if (WoodAt(x, y) > 0) return Shade(44, 74 + (int)(30 * Noise(x / 2, y / 2)), 40, light * grain);
        return Shade(122 + (int)(34 * height), 132, 76, light * grain);
    }

    /// <summary>Where the track's middle lies, south to north, at this easting.</summary>
    public static float TrackAt(float x) => 8 * MathF.Sin(x / 60);

    public bool IsWood(float x, float y) => WoodAt(x, y) > 0;

    private float WoodAt(float x, float y) => Fractal((x + 500) / 45, (y - 200) / 45) - 0.42f - (x / 260);

    private float Fractal(float x, float y) =>
        (0.55f * Noise(x, y)) + (0.28f * Noise(x * 2.1f, y * 2.1f)) + (0.17f * Noise(x * 4.3f, y * 4.3f));

    private float Noise(float x, float y)
    {
        var (x0, y0) = ((int)MathF.Floor(x), (int)MathF.Floor(y));
        var (fx, fy) = (Smooth(x - x0), Smooth(y - y0));
        var top = Mix(Lattice(x0, y0), Lattice(x0 + 1, y0), fx);
        var bottom = Mix(Lattice(x0, y0 + 1), Lattice(x0 + 1, y0 + 1), fx);
        return Mix(top, bottom, fy);
    }

    private float Lattice(int x, int y)
    {
        var hash = ((uint)x * 0x9E3779B1u) ^ ((uint)y * 0x85EBCA77u) ^ seed;
        hash = (hash ^ (hash >> 15)) * 0x2C1B3C6Du;
        hash = (hash ^ (hash >> 12)) * 0x297A2D39u;
        return ((hash ^ (hash >> 15)) & 0xFFFF) / 65535f;
    }

    private static float Smooth(float t) => t * t * (3 - (2 * t));

    private static float Mix(float a, float b, float t) => a + ((b - a) * t);

    private static (byte R, byte G, byte B) Shade(int r, int g, int b, float light) =>
        (Clamp(r * light), Clamp(g * light), Clamp(b * light));

    private static byte Clamp(float value) => (byte)Math.Clamp(value, 0, 255);
}
