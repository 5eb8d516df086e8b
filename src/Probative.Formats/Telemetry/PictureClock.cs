using Probative.Formats.Klv;
using Probative.Formats.TransportStream;

namespace Probative.Formats.Telemetry;

/// <summary>The presentation times of pictures, and the times that they carry themselves.</summary>
internal sealed class PictureClock
{
    // At 60 a second more than nine hours; later pictures are counted only.
    private const int PicturesMost = 2_000_000;

    private readonly List<(long Number, long Ticks)> _begun = [];
    private readonly List<(double Media, long Micros)> _stamped = [];
    private double[]? _sorted;

    public long Pictures { get; private set; }

    public long Stamps { get; private set; }

    public long Unlocked { get; private set; }

    public void Add(PesPacket pes, long? ticks)
    {
        Pictures++;
        var stamp = PictureTime.Find(pes.Bytes.Span);
        if (stamp is not null) Stamps++;
        if (stamp is { IsUnlocked: true }) Unlocked++;
        if (ticks is not { } known || _begun.Count >= PicturesMost) return;
        _begun.Add((pes.PacketNumber, known));
        if (stamp is { } time) _stamped.Add((PtsClock.Micros(known), time.Micros));
    }

    /// <summary>Puts the pictures in order, once all are there.</summary>
    public void Finish()
    {
        _begun.Sort();
        _stamped.Sort();
        _sorted = [.. _begun.Select(picture => PtsClock.Micros(picture.Ticks))];
        Array.Sort(_sorted);
    }

    /// <summary>The presentation time of the last picture that begins before a transport packet.</summary>
    public long? Before(long packetNumber)
    {
        var at = _begun.BinarySearch((packetNumber, long.MinValue));
        if (at < 0) at = ~at;
        return at == 0 ? null : _begun[at - 1].Ticks;
    }

    /// <summary>From the nearest picture to a time, in microseconds.</summary>
    public double? Lag(double media)
    {
        if (_sorted is not { Length: > 0 } sorted) return null;
        var at = Array.BinarySearch(sorted, media);
        if (at >= 0) return 0;
        at = ~at;
        var after = at < sorted.Length ? media - sorted[at] : double.NegativeInfinity;
        var before = at > 0 ? media - sorted[at - 1] : double.PositiveInfinity;
        return before <= -after ? before : after;
    }

    /// <summary>What the pictures say of a presentation time: the nearest within a second.</summary>
    public double? TimeAt(double media)
    {
        if (_stamped.Count == 0) return null;
        var at = _stamped.BinarySearch((media, long.MinValue));
        if (at < 0) at = ~at;
        var isLast = at == _stamped.Count;
        if (isLast || (at > 0 && media - _stamped[at - 1].Media < _stamped[at].Media - media)) at--;
        var away = media - _stamped[at].Media;
        return Math.Abs(away) <= 1e6 ? _stamped[at].Micros + away : null;
    }

    public TimeRelation? TimeToPts() =>
        TimeRelation.Measure([.. _stamped.Select(stamp => (stamp.Micros, stamp.Media))]);
}
