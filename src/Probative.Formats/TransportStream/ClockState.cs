using System.Globalization;

namespace Probative.Formats.TransportStream;

/// <summary>Follows the program clock of one identifier.</summary>
internal sealed class ClockState
{
    private const long Wrap = (1L << 33) * 300;

    // References come every tenth of a second (ISO/IEC 13818-1, 2.7.2); a whole second is no jitter.
    private const long JumpTicks = 27_000_000;

    private long _count;
    private long _first;
    private long _firstOffset;
    private long _last;
    private long _lastOffset;
    private long _elapsed;
    private long _jumps;
    private long _announced;

    public ClockReport Report =>
        new(_count, _first, _firstOffset, _last, _lastOffset, _elapsed, _jumps, _announced);

    public void Add(long pcr, long offset, bool isAnnounced, DamageList damage)
    {
        if (_count++ == 0)
        {
            _first = pcr;
            _firstOffset = offset;
        }
        else
        {
            Step(pcr, offset, isAnnounced, damage);
        }

        _last = pcr;
        _lastOffset = offset;
    }

    private void Step(long pcr, long offset, bool isAnnounced, DamageList damage)
    {
        var step = (pcr - _last) % Wrap;
        if (step < -Wrap / 2) step += Wrap;
        if (step > Wrap / 2) step -= Wrap;
        if (isAnnounced)
        {
            _announced++;
        }
        else if (step is < 0 or > JumpTicks)
        {
            _jumps++;
            damage.Add(new Damage(
                TransportCodes.ClockJump,
                "",
                offset,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The program clock steps by {step / 27_000_000.0:0.000} s unannounced.")));
        }
        else
        {
            _elapsed += step;
        }
    }
}
