namespace Probative.Fingerprints.Local;

/// <summary>
/// Which pixels of a smoothed patch are compared: the idea of BRIEF and ORB (Rublee et al., "ORB: An
/// Efficient Alternative to SIFT or SURF", 2011) with a pattern of our own. Points lie within 13 pixels,
/// denser near the middle. The pattern is closed under the mirroring of the patch at its own axis.
/// </summary>
internal static class PatchPattern
{
    /// <summary>The farthest that a turned point can lie from the middle, in pixels.</summary>
    public const int Reach = 14;

    private const int Pairs = 256;
    private const int Farthest = 13;

    private static readonly sbyte[][] s_turned = [.. Enumerable.Range(0, Turns.Full).Select(Turned)];

    /// <summary>For each comparison the columns and rows of its two points, for a patch turned so.</summary>
    public static ReadOnlySpan<sbyte> At(int turn) => s_turned[turn];

    private static sbyte[] Turned(int turn)
    {
        var (cosine, sine) = (Turns.Cosine(turn), Turns.Sine(turn));
        var points = Points();
        var turned = new sbyte[2 * points.Length];
        for (var i = 0; i < points.Length; i++)
        {
            var (along, across) = points[i];
            // Rounding away from zero is the same on both sides of it, as the mirrored pattern needs.
            turned[2 * i] = (sbyte)Rounded((cosine * along) - (sine * across));
            turned[(2 * i) + 1] = (sbyte)Rounded((sine * along) + (cosine * across));
        }

        return turned;
    }

    private static double Rounded(double value) => Math.Round(value, MidpointRounding.AwayFromZero);

    private static (int Along, int Across)[] Points()
    {
        var points = new (int Along, int Across)[2 * Pairs];
        var state = 0x9E3779B97F4A7C15UL;
        for (var pair = 0; pair < Pairs / 2; pair++)
        {
            (int Along, int Across) first, second;
            do
            {
                first = Point(ref state);
                second = Point(ref state);
            }
            while (IsPoor(first, second));

            points[2 * pair] = first;
            points[(2 * pair) + 1] = second;
            points[Pairs + (2 * pair)] = (first.Along, -first.Across);
            points[Pairs + (2 * pair) + 1] = (second.Along, -second.Across);
        }

        return points;
    }

    /// <summary>
    /// Near points compare noise; two on the axis are their own mirror and would count twice.
    /// </summary>
    private static bool IsPoor((int Along, int Across) first, (int Along, int Across) second)
    {
        var (along, across) = (first.Along - second.Along, first.Across - second.Across);
        return (along * along) + (across * across) < 16
            || (first.Across == 0 && second.Across == 0)
            || (along == 0 && first.Across == -second.Across);
    }

    private static (int Along, int Across) Point(ref ulong state)
    {
        while (true)
        {
            // The mean of two even draws is denser near the middle.
            var along = (Draw(ref state) + Draw(ref state)) / 2;
            var across = (Draw(ref state) + Draw(ref state)) / 2;
            if ((along * along) + (across * across) <= Farthest * Farthest) return (along, across);
        }
    }

    private static int Draw(ref ulong state)
    {
        // xorshift64*, Marsaglia 2003 and Vigna 2016: the pattern is part of the form and may never change.
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        return (int)((state * 0x2545F4914F6CDD1DUL) >> 33) % ((2 * Farthest) + 7) - Farthest - 3;
    }
}
