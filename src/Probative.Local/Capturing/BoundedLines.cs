using System.Buffers;

namespace Probative.Local.Capturing;

/// <summary>Lines of another process, none longer than it may be.</summary>
internal sealed class BoundedLines(Stream stream, int limitBytes)
{
    private readonly byte[] _read = new byte[16 * 1024];
    private readonly ArrayBufferWriter<byte> _line = new();
    private int _from;
    private int _to;

    /// <summary>The next line without its end; null at the end, or where a line is too long.</summary>
    public async ValueTask<ReadOnlyMemory<byte>?> NextAsync(CancellationToken ct)
    {
        _line.ResetWrittenCount();
        while (true)
        {
            if (_from == _to)
            {
                (_from, _to) = (0, await stream.ReadAsync(_read, ct));
                if (_to == 0) return null;
            }

            var end = _read.AsSpan(_from, _to - _from).IndexOf((byte)'\n');
            var count = end < 0 ? _to - _from : end;
            if (_line.WrittenCount + count > limitBytes) return null;
            _line.Write(_read.AsSpan(_from, count));
            _from += count;
            if (end < 0) continue;
            _from++;
            return _line.WrittenMemory.ToArray();
        }
    }
}
