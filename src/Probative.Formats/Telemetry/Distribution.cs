namespace Probative.Formats.Telemetry;

/// <summary>How numbers are spread.</summary>
/// <param name="Count">How many there are, from 1.</param>
/// <param name="Median">The middle one.</param>
/// <param name="Low">The one below which a twentieth lies.</param>
/// <param name="High">The one above which a twentieth lies.</param>
/// <param name="Lowest">The smallest.</param>
/// <param name="Highest">The largest.</param>
public readonly record struct Distribution(
    int Count, double Median, double Low, double High, double Lowest, double Highest)
{
    /// <summary>Measures numbers; null where there are none.</summary>
    public static Distribution? Of(IEnumerable<double> numbers)
    {
        var sorted = numbers.ToArray();
        if (sorted.Length == 0) return null;
        Array.Sort(sorted);
        return new Distribution(
            sorted.Length, At(sorted, 0.5), At(sorted, 0.05), At(sorted, 0.95), sorted[0], sorted[^1]);
    }

    private static double At(double[] sorted, double part)
    {
        var place = part * (sorted.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((sorted[above] - sorted[below]) * (place - below));
    }
}
