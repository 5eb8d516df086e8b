namespace Probative.Fingerprints.Local;

/// <summary>
/// Angles in 256 steps of a full turn, from the axis to the right towards the axis downwards. Only the four
/// operations that IEEE 754 rounds exactly are used, never the platform's trigonometry, and every octant is
/// taken from the first, so that a mirrored picture gets exactly the mirrored angle.
/// </summary>
public static class Turns
{
    /// <summary>Steps of a full turn.</summary>
    public const int Full = 256;

    private const double Pi = 3.14159265358979323846;
    private const int Octant = Full / 8;

    private static readonly double[] s_sine = [.. Enumerable.Range(0, Octant + 1).Select(SineOf)];
    private static readonly double[] s_cosine = [.. Enumerable.Range(0, Octant + 1).Select(CosineOf)];
    private static readonly double[] s_tangent =
        [.. Enumerable.Range(0, Octant).Select(step => Halfway(step))];

    /// <summary>The cosine of an angle.</summary>
    /// <param name="turn">In 256ths of a turn; any number.</param>
    public static double Cosine(int turn)
    {
        var step = turn & (Full - 1);
        if (step > Full / 2) step = Full - step;
        return step > Full / 4 ? -Quarter((Full / 2) - step) : Quarter(step);
    }

    /// <summary>The sine of an angle.</summary>
    /// <param name="turn">In 256ths of a turn; any number.</param>
    public static double Sine(int turn) => Cosine(turn - (Full / 4));

    /// <summary>The direction of a vector in 256ths of a turn; 0 for no vector.</summary>
    /// <param name="x">To the right.</param>
    /// <param name="y">Downwards.</param>
    public static int Direction(long x, long y)
    {
        var (across, down) = ((double)Math.Abs(x), (double)Math.Abs(y));
        if (across == 0 && down == 0) return 0;
        var isSteep = down > across;
        var slope = isSteep ? across / down : down / across;
        var step = 0;
        while (step < Octant && slope >= s_tangent[step]) step++;
        var turn = isSteep ? (Full / 4) - step : step;
        if (x < 0) turn = (Full / 2) - turn;
        return (y < 0 ? Full - turn : turn) & (Full - 1);
    }

    /// <summary>The angle of a vector in degrees, -180 to 180, to about a thousandth of one.</summary>
    /// <param name="x">To the right.</param>
    /// <param name="y">Downwards.</param>
    public static double Degrees(double x, double y)
    {
        var (across, down) = (Math.Abs(x), Math.Abs(y));
        if (across == 0 && down == 0) return 0;
        var isSteep = down > across;
        var angle = Arctangent(isSteep ? across / down : down / across) * 180 / Pi;
        if (isSteep) angle = 90 - angle;
        if (x < 0) angle = 180 - angle;
        return y < 0 ? -angle : angle;
    }

    private static double Quarter(int step) => step > Octant ? s_sine[(Full / 4) - step] : s_cosine[step];

    private static double Halfway(int step)
    {
        var angle = (step + 0.5) * 2 * Pi / Full;
        return Sum(angle, angle, 1) / Sum(1, angle, 0);
    }

    private static double SineOf(int step)
    {
        var angle = step * 2 * Pi / Full;
        return Sum(angle, angle, 1);
    }

    private static double CosineOf(int step) => Sum(1, step * 2 * Pi / Full, 0);

    /// <summary>
    /// The series of sine (first order 1) or cosine (0); angles are at most an eighth of a turn.
    /// </summary>
    private static double Sum(double first, double angle, int order)
    {
        var (term, sum) = (first, first);
        for (var n = order + 2; n < 24; n += 2)
        {
            term = -term * angle * angle / (n * (n - 1));
            sum += term;
        }

        return sum;
    }

    private static double Arctangent(double slope)
    {
        // The half angle brings the slope under 0.42, where the series ends soon.
        var half = slope / (1 + Math.Sqrt(1 + (slope * slope)));
        var (power, sum) = (half, 0.0);
        for (var n = 1; n < 40; n += 2)
        {
            sum += power / n;
            power = -power * half * half;
        }

        return 2 * sum;
    }
}
