using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;
using Probative.Formats.Containers;

namespace Probative.Formats.BagIt;

/// <summary>
/// Reads the lines of a text tag file (RFC 8493 section 2.3), ended by LF, CR or CRLF, in bounded memory. A
/// line that is not text in the declared encoding, or too long, is reported and left out.
/// </summary>
internal sealed class TagLineReader
{
    // The standard sets no limit to a path; 64 KiB is sixteen times the longest that Linux can open.
    private const int LongestLine = 64 * 1024;

    private readonly EntryReader _source;
    private readonly DamageList _damages;
    private readonly byte[] _buffer = new byte[2 * LongestLine];
    private readonly TagEncoding _encoding;
    private bool _bigEndian;
    private bool _started;
    private bool _ended;
    private bool _skipLineFeed;
    private int _start;
    private int _end;
    private long _bufferOffset;

    public TagLineReader(EntryReader source, TagEncoding encoding, DamageList damages)
    {
        _source = source;
        _encoding = encoding;
        _damages = damages;
        _bigEndian = encoding is not TagEncoding.Utf16LittleEndian;
    }

    /// <summary>True when the file began with a byte-order mark.</summary>
    public bool HasByteOrderMark { get; private set; }

    private int Unit => _encoding is TagEncoding.Utf8 or TagEncoding.Ascii or TagEncoding.Latin1 ? 1 : 2;

    /// <summary>False at the end of the file; a fault of the reading is then among the damages.</summary>
    public bool TryRead(out TagLine line)
    {
        if (!_started) Start();
        while (TryTakeLine(out int start, out int length, out long offset))
        {
            if (length > LongestLine)
            {
                string message = $"A line is longer than {LongestLine} bytes.";
                _damages.Add(new Damage(BagCodes.TagFile, _source.Path, offset, message));
                continue;
            }

            if (TryDecode(_buffer.AsSpan(start, length), offset, out string text))
            {
                line = new TagLine(text, offset);
                return true;
            }
        }

        if (_source.Fault is { } fault) _damages.Add(fault);
        line = default;
        return false;
    }

    private void Start()
    {
        _started = true;
        Fill();
        ReadOnlySpan<byte> bytes = _buffer.AsSpan(0, _end);
        if (Unit == 1)
        {
            HasByteOrderMark = _encoding is TagEncoding.Utf8
                && bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]);
            if (HasByteOrderMark) _start = 3;
            return;
        }

        bool little = bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]);
        HasByteOrderMark = little || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]);
        if (!HasByteOrderMark) return;
        _start = 2;
        if (_encoding is TagEncoding.Utf16) _bigEndian = !little;
    }

    private void Fill()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        _bufferOffset += _start;
        _end -= _start;
        _start = 0;
        int count = _source.ReadFull(_buffer.AsSpan(_end));
        _ended = _end + count < _buffer.Length;
        _end += count;
    }

    // The length of a line that is too long is whatever was dropped of it, which is more than the longest.
    private bool TryTakeLine(out int start, out int length, out long offset)
    {
        var dropped = 0;
        offset = -1;
        while (true)
        {
            if (_skipLineFeed && !TrySkipLineFeed()) break;
            if (offset < 0) offset = _bufferOffset + _start;
            int at = FindEnd();
            if (at < 0 && !_ended && _end - _start > LongestLine)
            {
                // The rest of this line is dropped piece by piece until its end comes.
                dropped = LongestLine;
                _start = _end - ((_end - _start) % Unit);
                Fill();
                continue;
            }

            if (at < 0 && !_ended)
            {
                Fill();
                continue;
            }

            if (at < 0 && _start == _end && dropped == 0) break;
            start = _start;
            length = dropped + (at < 0 ? _end : at) - _start;
            if (dropped > 0) length = Math.Max(length, LongestLine + 1);
            _skipLineFeed = at >= 0 && UnitAt(at) == '\r';
            _start = at < 0 ? _end : at + Unit;
            return true;
        }

        start = length = 0;
        return false;
    }

    private bool TrySkipLineFeed()
    {
        if (_end - _start < Unit && !_ended) Fill();
        if (_end - _start < Unit) return _start < _end;
        if (UnitAt(_start) == '\n') _start += Unit;
        _skipLineFeed = false;
        return true;
    }

    private int FindEnd()
    {
        if (Unit == 1)
        {
            int found = _buffer.AsSpan(_start, _end - _start).IndexOfAny((byte)'\n', (byte)'\r');
            return found < 0 ? -1 : _start + found;
        }

        for (int i = _start; i + 1 < _end; i += 2)
        {
            if (UnitAt(i) is '\n' or '\r') return i;
        }

        return -1;
    }

    private char UnitAt(int index) => Unit == 1
        ? (char)_buffer[index]
        : (char)(_bigEndian
            ? BinaryPrimitives.ReadUInt16BigEndian(_buffer.AsSpan(index))
            : BinaryPrimitives.ReadUInt16LittleEndian(_buffer.AsSpan(index)));

    private bool TryDecode(ReadOnlySpan<byte> bytes, long offset, out string text)
    {
        int bad = FindNotText(bytes);
        Encoding encoding = _encoding switch
        {
            TagEncoding.Utf8 or TagEncoding.Ascii => Encoding.UTF8,
            TagEncoding.Latin1 => Encoding.Latin1,
            _ => _bigEndian ? Encoding.BigEndianUnicode : Encoding.Unicode,
        };
        text = bad < 0 ? encoding.GetString(bytes) : "";
        if (bad < 0) return true;
        _damages.Add(new Damage(
            BagCodes.TagFile, _source.Path, offset + bad, "The text is not in the declared encoding."));
        return false;
    }

    private int FindNotText(ReadOnlySpan<byte> bytes)
    {
        switch (_encoding)
        {
            case TagEncoding.Latin1:
                return -1;
            case TagEncoding.Ascii:
                return bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            case TagEncoding.Utf8:
                if (Utf8.IsValid(bytes)) return -1;
                var at = 0;
                while (Rune.DecodeFromUtf8(
                    bytes[at..], out _, out int consumed) == System.Buffers.OperationStatus.Done)
                    at += consumed;
                return at;
            default:
                return FindBrokenPair(bytes);
        }
    }

    private int FindBrokenPair(ReadOnlySpan<byte> bytes)
    {
        for (var i = 0; i < bytes.Length; i += 2)
        {
            if (i + 1 == bytes.Length) return i;
            char unit = Char(bytes, i);
            if (!char.IsSurrogate(unit)) continue;
            if (char.IsLowSurrogate(unit) || i + 3 >= bytes.Length
                || !char.IsLowSurrogate(Char(bytes, i + 2)))
                return i;
            i += 2;
        }

        return -1;
    }

    private char Char(ReadOnlySpan<byte> bytes, int index) => (char)(_bigEndian
        ? BinaryPrimitives.ReadUInt16BigEndian(bytes[index..])
        : BinaryPrimitives.ReadUInt16LittleEndian(bytes[index..]));
}
