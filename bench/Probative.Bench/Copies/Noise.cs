namespace Probative.Bench.Copies;

/// <summary>Smooth random heights between 0 and 1 over a plane.</summary>
internal sealed class Noise(int seed)
{
    public double At(double x, double y)
    {
        var (left, top) = ((int)Math.Floor(x), (int)Math.Floor(y));
        var (u, v) = (Smooth(x - left), Smooth(y - top));
        var above = (Height(left, top) * (1 - u)) + (Height(left + 1, top) * u);
        var below = (Height(left, top + 1) * (1 - u)) + (Height(left + 1, top + 1) * u);
        return (above * (1 - v)) + (below * v);
    }

    private static double Smooth(double part) => part * part * (3 - (2 * part));

    private double Height(int x, int y)
    {
        unchecked
        {
            var state = (uint)((x * 374761393) + (y * 668265263) + (seed * 144665));
            state = (state ^ (state >> 13)) * 1274126177;
            state ^= state >> 16;
            return (state & 0xFFFF) / 65535.0;
        }
    }
}
