namespace Probative.Formats.IsoBmff;

/// <summary>Durations in units that a box defines.</summary>
internal static class Ticks
{
    public static double? ToSeconds(ulong ticks, uint timescale) =>
        timescale == 0 || ticks is uint.MaxValue or ulong.MaxValue ? null : ticks / (double)timescale;
}
