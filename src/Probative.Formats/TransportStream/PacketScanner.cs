using System.Globalization;
using Probative.Formats.Bytes;

namespace Probative.Formats.TransportStream;

/// <summary>
/// Walks from packet to packet through one window of bytes, and finds the next packets again after damage.
/// </summary>
internal sealed class PacketScanner
{
    private const int WindowBytes = 1024 * 1024;

    // So many sync bytes at the right distance count as packets again after damage.
    private const int AgainPackets = 5;

    private readonly ByteSource _source;
    private readonly DamageList _damage;
    private readonly int _stride;
    private readonly byte[] _window;
    private long _windowStart;
    private int _length;
    private int _at;

    public PacketScanner(ByteSource source, PacketLayout layout, DamageList damage)
    {
        _source = source;
        _damage = damage;
        _stride = layout.StrideBytes;

        // At least what the search after damage looks ahead.
        _window = new byte[Math.Clamp(source.Length, 4096, WindowBytes)];
        _windowStart = layout.FirstSync;
        if (layout.FirstSync > layout.StrideBytes - PacketLayout.PacketBytes) Lost(0, layout.FirstSync);
    }

    /// <summary>The number of the current packet, from 0.</summary>
    public long Number { get; private set; } = -1;

    /// <summary>The offset of the current packet's sync byte.</summary>
    public long Offset { get; private set; }

    /// <summary>How many bytes were passed over because they belong to no packet.</summary>
    public long SkippedBytes { get; private set; }

    /// <summary>The 188 bytes of the current packet, until the next is asked for.</summary>
    public ReadOnlySpan<byte> Packet =>
        _window.AsSpan((int)(Offset - _windowStart), PacketLayout.PacketBytes);

    public bool MoveNext()
    {
        if (Number >= 0) _at += _stride;
        if (!Has(PacketLayout.PacketBytes)) return Ended();
        if (_window[_at] != PacketLayout.SyncByte && !FindAgain()) return false;
        Offset = _windowStart + _at;
        Number++;
        return true;
    }

    /// <summary>Whether so many bytes are in the window from the place on, after reading more.</summary>
    private bool Has(int count)
    {
        if (_at + count <= _length) return true;
        var kept = Math.Max(_length - _at, 0);
        if (kept > 0) _window.AsSpan(_at, kept).CopyTo(_window);
        _windowStart += _at;
        _at = 0;
        _length = kept + _source.Read(_windowStart + kept, _window.AsSpan(kept));
        return count <= _length;
    }

    private bool FindAgain()
    {
        var start = _windowStart + _at;
        while (true)
        {
            _at++;
            var full = Has((AgainPackets * _stride) + 1);
            if (_at + PacketLayout.PacketBytes > _length)
            {
                Lost(start, _source.Length);
                return false;
            }

            var next = _window.AsSpan(_at, _length - _at).IndexOf(PacketLayout.SyncByte);
            if (next < 0)
            {
                _at = _length - 1;
                continue;
            }

            if (next > 0)
            {
                _at += next - 1;
                continue;
            }

            var run = PacketLayout.Run(_window.AsSpan(0, _length), _at, _stride);
            if (run < AgainPackets && (full || run < 1 + ((_length - _at - 1) / _stride))) continue;
            Lost(start, _windowStart + _at);
            return true;
        }
    }

    private bool Ended()
    {
        var left = _length - _at;
        if (left > 0 && _window[_at] == PacketLayout.SyncByte)
        {
            _damage.Add(new Damage(
                TransportCodes.Cut, "", _windowStart + _at, "The bytes end inside a packet."));
        }
        else if (left > _stride - PacketLayout.PacketBytes)
        {
            Lost(_windowStart + _at, _windowStart + _length);
        }

        return false;
    }

    private void Lost(long from, long to)
    {
        SkippedBytes += to - from;
        _damage.Add(new Damage(
            TransportCodes.SyncLost,
            "",
            from,
            string.Create(CultureInfo.InvariantCulture, $"{to - from} bytes belong to no packet.")));
    }
}
