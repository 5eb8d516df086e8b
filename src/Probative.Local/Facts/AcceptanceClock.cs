using Probative.Kernel.Facts;

namespace Probative.Local.Facts;

/// <summary>
/// Gives every fact its time, in one order, and notices when the operator's clock went back. Facts reach the
/// log in almost this order: appenders seal side by side, so neighbours may change places by as long as
/// sealing takes.
/// </summary>
internal sealed class AcceptanceClock(TimeProvider clock, DateTimeOffset? latest)
{
    private readonly Lock _gate = new();
    private DateTimeOffset? _latest = latest;
    private long _order;

    /// <summary>
    /// The time now, to the millisecond that facts carry. When it is earlier than one given before,
    /// <paramref name="regressed"/> is called first, once for this step back, and before any later time is
    /// given.
    /// </summary>
    public Acceptance Accept(Action<ClockWentBack, Acceptance> regressed)
    {
        lock (_gate)
        {
            var now = ToMilliseconds(clock.GetUtcNow());
            if (_latest is { } was && now < was)
            {
                // From here on the clock is compared with what it shows now: a step back is one fact, not one
                // for each fact until it has caught up.
                regressed(new ClockWentBack { Was = was, Now = now }, new Acceptance(now, ++_order));
            }

            _latest = now;
            return new Acceptance(now, ++_order);
        }
    }

    /// <summary>
    /// The fact that the clock went back could not be recorded: the next acceptance notices it again.
    /// </summary>
    public void Remember(DateTimeOffset was)
    {
        lock (_gate)
        {
            if (_latest < was) _latest = was;
        }
    }

    private static DateTimeOffset ToMilliseconds(DateTimeOffset time) =>
        DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());
}
