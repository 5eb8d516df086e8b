using Probative.Formats.Bytes;

namespace Probative.Formats.Segments;

/// <summary>Collects segments and faults up to bounds that no file can lift.</summary>
internal sealed class SegmentList(string format, ByteSource source)
{
    /// <summary>How many segments are walked: a real file of 50 GB has fewer clusters.</summary>
    public const int MostWalked = 1_000_000;

    // More than a person reads, and few enough to show.
    private const int MostListed = 10_000;

    private readonly List<Segment> _segments = [];
    private readonly DamageList _damage = new(1000);
    private long _notListed;

    /// <summary>False once no further segment may be walked; the damage then says so.</summary>
    public bool IsOpen { get; private set; } = true;

    public void Add(
        string name, long offset, long size, int depth = 0, string? note = null, bool? isSumRight = null)
    {
        if (_segments.Count < MostListed)
        {
            _segments.Add(new Segment(name, offset, size, depth, note, isSumRight));
            return;
        }

        _notListed++;
        if (_segments.Count + _notListed < MostWalked) return;
        if (IsOpen) Fault(SegmentCodes.TooMany, offset, "There are more segments than are read.");
        IsOpen = false;
    }

    public void Fault(string code, long offset, string message) =>
        _damage.Add(new Damage(code, "", Math.Min(offset, source.Length), message));

    public SegmentReport Report(long? end)
    {
        if (end < source.Length)
        {
            _damage.Add(new Damage(
                SegmentCodes.BehindEnd, "", end.Value, "There are bytes behind the end.", IsWarning: true));
        }

        return new SegmentReport(format, _segments, _notListed, end, source.Length, _damage);
    }

    /// <summary>Up to 40 printable characters at an offset, as far as they go; null for none.</summary>
    public string? NoteAt(long offset, long within)
    {
        Span<byte> bytes = stackalloc byte[40];
        var count = source.Read(offset, bytes[..(int)Math.Clamp(within, 0, bytes.Length)]);
        var length = 0;
        while (length < count && bytes[length] is >= 0x20 and < 0x7F) length++;
        return length < 2 ? null : System.Text.Encoding.ASCII.GetString(bytes[..length]);
    }
}
