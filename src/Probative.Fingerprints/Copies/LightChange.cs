namespace Probative.Fingerprints.Copies;

/// <summary>How the levels of the second film come from those of the first.</summary>
/// <param name="Gain">What they are multiplied with.</param>
/// <param name="Offset">What is added then, in 16ths of a level.</param>
/// <param name="Shift">By how many levels the second is brighter in the mean.</param>
internal readonly record struct LightChange(double Gain, double Offset, double Shift)
{
    /// <summary>
    /// What lies farther off is laid over and tells nothing about light, in 16ths of a level.
    /// </summary>
    private const double Farthest = 24 * FrameWarp.Unit;

    public static LightChange Measure(ChangeReader changes)
    {
        var light = Fit(changes, null);
        for (var round = 0; round < 3; round++) light = Fit(changes, light);
        return light;
    }

    private static LightChange Fit(ChangeReader changes, LightChange? before)
    {
        var (count, a, b, aa, ab) = (0L, 0.0, 0.0, 0.0, 0.0);
        // Samples differ in time by half a step, so the means over the stretch are compared, cell by cell.
        var (first, second) = (Means(changes.Levels), Means(changes.SecondLevels));
        for (var i = 0; i < first.Length; i++)
        {
            double left = first[i], right = second[i];
            if (before is { } light
                && Math.Abs((light.Gain * left) + light.Offset - right) > Farthest) continue;
            count++;
            a += left;
            b += right;
            aa += left * left;
            ab += left * right;
        }

        var spread = (aa * count) - (a * a);
        if (count < 16 || spread < 1) return before ?? new LightChange(1, 0, 0);
        var gain = Math.Clamp(((ab * count) - (a * b)) / spread, 0.1, 8);
        return new LightChange(gain, (b - (gain * a)) / count, (b - a) / count / FrameWarp.Unit);
    }

    public static int[] Means(int[][] levels)
    {
        var sums = new long[levels.Length == 0 ? 0 : levels[0].Length];
        foreach (var sample in levels)
        {
            for (var i = 0; i < sums.Length; i++) sums[i] += sample[i];
        }

        return [.. sums.Select(sum => (int)(sum / levels.Length))];
    }
}
