using Probative.Formats.Bytes;

namespace Probative.Formats.Segments;

/// <summary>Finds JPEG markers in order, each byte once, through one buffer.</summary>
internal sealed class MarkerScan(ByteSource source)
{
    private readonly byte[] _buffer = new byte[32 * 1024];
    private long _start;
    private int _length;

    /// <summary>The next marker from an offset on: FF and a byte that is neither 00 nor FF.</summary>
    public bool TryMarker(long from, out long offset, out byte marker) =>
        TryFind(from, isInScan: false, out offset, out marker);

    /// <summary>
    /// The offset of the marker that ends entropy-coded data, where FF 00 is a stuffed byte and restart
    /// markers are part of the data (B.1.1.5, B.2.1); the end of the file where there is none.
    /// </summary>
    public long EndOfScan(long from) =>
        TryFind(from, isInScan: true, out var offset, out _) ? offset : source.Length;

    private bool TryFind(long from, bool isInScan, out long offset, out byte marker)
    {
        offset = from;
        marker = 0;
        while (true)
        {
            if (!TryWindow(offset, out var window)) return false;
            var at = window.IndexOf((byte)0xFF);
            if (at < 0)
            {
                offset += window.Length;
                continue;
            }

            offset += at;
            if (at + 1 == window.Length)
            {
                // The marker's second byte lies in the next window, which then begins with this FF.
                if (offset + 1 >= source.Length || !TryFill(offset)) return false;
                if (_length < 2) return false;
                continue;
            }

            marker = window[at + 1];
            if (IsMarker(marker, isInScan)) return true;
            offset += marker == 0xFF ? 1 : 2;
        }
    }

    private static bool IsMarker(byte marker, bool isInScan) =>
        marker is not (0x00 or 0xFF) && !(isInScan && marker is >= 0xD0 and <= 0xD7);

    private bool TryWindow(long offset, out ReadOnlySpan<byte> window)
    {
        window = default;
        if (offset >= source.Length) return false;
        if ((offset < _start || offset >= _start + _length) && !TryFill(offset)) return false;
        window = _buffer.AsSpan((int)(offset - _start), (int)(_start + _length - offset));
        return true;
    }

    private bool TryFill(long offset)
    {
        _start = offset;
        _length = source.Read(offset, _buffer);
        return _length > 0;
    }
}
