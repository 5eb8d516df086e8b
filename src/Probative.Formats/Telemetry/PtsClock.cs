namespace Probative.Formats.Telemetry;

/// <summary>
/// Undoes the wrap of presentation times, which comes every 26.5 hours (33 bits at 90 kHz).
/// </summary>
internal sealed class PtsClock
{
    private const long Wrap = 1L << 33;
    private long? _last;

    public static double Micros(long ticks) => ticks * 100.0 / 9;

    /// <summary>The time on a line that does not wrap: the one nearest to the last.</summary>
    public long Follow(long pts)
    {
        if (_last is { } last)
        {
            var step = (pts - last) % Wrap;
            if (step < -Wrap / 2) step += Wrap;
            if (step > Wrap / 2) step -= Wrap;
            pts = last + step;
        }

        _last = pts;
        return pts;
    }
}
