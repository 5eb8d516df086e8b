using System.Security.Cryptography;
using Probative.Formats.Containers;
using Probative.Ledger;

namespace Probative.Check.Reading;

/// <summary>
/// The lines of a file of any length, each ended by a line feed, in bounded memory. What was parsed and what
/// was hashed are the same bytes: the file is read once.
/// </summary>
internal sealed class LineStream : IDisposable
{
    /// <summary>The longest line that is read. A fact with all its fields is far shorter.</summary>
    public const int LongestLine = 16 * 1024 * 1024;

    private readonly EntryReader _source;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] _buffer = new byte[128 * 1024];
    private int _start;
    private int _end;
    private long _bufferOffset;
    private bool _ended;

    public LineStream(EntryReader source) => _source = source;

    /// <summary>How many lines were read.</summary>
    public long Count { get; private set; }

    /// <summary>Where the line that was read last begins.</summary>
    public long Offset { get; private set; }

    /// <summary>
    /// What is wrong with the line that was read last: too long, or not ended; null if nothing.
    /// </summary>
    public string? LineFault { get; private set; }

    public EntryReader Source => _source;

    /// <summary>
    /// False at the end. The bytes stay until the next read. A line that is too long is given as empty, with
    /// a <see cref="LineFault"/>.
    /// </summary>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        LineFault = null;
        Offset = _bufferOffset + _start;
        var seen = 0;
        var tooLong = false;
        while (true)
        {
            int at = _buffer.AsSpan(_start + seen, _end - _start - seen).IndexOf((byte)'\n');
            if (at >= 0)
            {
                line = Take(seen + at, skip: 1, tooLong);
                return true;
            }

            seen = _end - _start;
            if (_ended) break;
            if (seen > LongestLine)
            {
                // Only the end of such a line matters: what came of it so far is let go.
                tooLong = true;
                _start = _end;
                seen = 0;
            }

            Fill();
        }

        line = default;
        if (seen == 0 && !tooLong) return false;
        line = Take(seen, skip: 0, tooLong);
        LineFault ??= "The last line has no line feed at its end.";
        return true;
    }

    /// <summary>The SHA-256 of the whole file; null if it could not be read. Call it at the end.</summary>
    public Hash32? Finish()
    {
        while (!_ended)
        {
            _start = _end;
            Fill();
        }

        if (_source.Fault is not null) return null;
        Span<byte> digest = stackalloc byte[Hash32.Size];
        _hash.GetHashAndReset(digest);
        return Hash32.FromSpan(digest);
    }

    public void Dispose()
    {
        _hash.Dispose();
        _source.Dispose();
    }

    private ReadOnlySpan<byte> Take(int length, int skip, bool tooLong)
    {
        ReadOnlySpan<byte> line = _buffer.AsSpan(_start, length);
        _start += length + skip;
        Count++;
        if (!tooLong && length <= LongestLine) return line;
        LineFault = $"The line is longer than {LongestLine} bytes.";
        return default;
    }

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _bufferOffset += _start;
            _end -= _start;
            _start = 0;
        }
        else if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        int count = _source.Read(_buffer.AsSpan(_end));
        _ended = count == 0;
        _hash.AppendData(_buffer, _end, count);
        _end += count;
    }
}
