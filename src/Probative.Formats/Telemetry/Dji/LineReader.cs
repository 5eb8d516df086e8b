using System.Text;
using Probative.Formats.Bytes;

namespace Probative.Formats.Telemetry.Dji;

/// <summary>
/// Reads lines of UTF-8, ended by LF, CR or both, in one window; of a line that is too long its start.
/// </summary>
internal sealed class LineReader(ByteSource source)
{
    private const int WindowBytes = 64 * 1024;

    // A cue's lines are some hundred bytes long.
    private const int LineMost = 8 * 1024;

    private readonly byte[] _window = new byte[WindowBytes];
    private readonly List<byte> _line = [];
    private long _windowStart;
    private int _length;
    private int _at;
    private bool _wasReturn;

    /// <summary>The next line; null at the end.</summary>
    public CueLine? Next()
    {
        _line.Clear();
        var start = _windowStart + _at;
        var count = 0L;
        while (Fill())
        {
            var one = _window[_at++];
            if (one == '\n' && _wasReturn)
            {
                _wasReturn = false;
                start = _windowStart + _at;
                continue;
            }

            _wasReturn = one == '\r';
            if (one is (byte)'\n' or (byte)'\r') return Line(start, count);
            if (count++ < LineMost) _line.Add(one);
        }

        return count == 0 ? null : Line(start, count);
    }

    private CueLine Line(long start, long count)
    {
        var bytes = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_line);
        if (start == 0 && bytes.StartsWith(Encoding.UTF8.Preamble)) bytes = bytes[3..];
        return new CueLine(Encoding.UTF8.GetString(bytes), start, count > LineMost);
    }

    private bool Fill()
    {
        if (_at < _length) return true;
        _windowStart += _length;
        _at = 0;
        _length = source.Read(_windowStart, _window);
        return _length > 0;
    }
}
