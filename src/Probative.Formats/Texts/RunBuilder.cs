using System.Text;

namespace Probative.Formats.Texts;

/// <summary>Puts a text together and remembers where its pieces stood.</summary>
internal sealed class RunBuilder(int mostRun)
{
    private readonly StringBuilder _text = new();
    private readonly List<TextRun> _runs = [];
    private int _textStart;
    private long _byteStart;
    private int _byteLength;

    public int Length => _text.Length;

    public string Text() => _text.ToString();

    public IReadOnlyList<TextRun> Runs()
    {
        Close();
        return _runs;
    }

    public void Add(char unit, long offset, int bytes) => Add([unit], offset, bytes);

    /// <summary>One character that stands for the bytes that its encoding gives it.</summary>
    public void Add(ReadOnlySpan<char> units, long offset, int bytes)
    {
        var isFull = _text.Length - _textStart >= mostRun;
        if (isFull || offset != _byteStart + _byteLength) Close();
        if (_text.Length == _textStart) _byteStart = offset;
        _text.Append(units);
        _byteLength += bytes;
    }

    /// <summary>U+FFFD for bytes that are no character.</summary>
    public void AddReplacement(long offset, int bytes)
    {
        Close();
        _runs.Add(new TextRun(_text.Length, 1, offset, bytes, IsExact: false));
        _text.Append('\uFFFD');
        _textStart = _text.Length;
        _byteStart = offset + bytes;
    }

    /// <summary>A character that stands nowhere in the file, such as the break between two cues.</summary>
    public void AddBetween(char unit, long offset)
    {
        Close();
        _runs.Add(new TextRun(_text.Length, 1, offset, 0, IsExact: false));
        _text.Append(unit);
        _textStart = _text.Length;
        _byteStart = offset;
    }

    private void Close()
    {
        if (_text.Length > _textStart)
        {
            var length = _text.Length - _textStart;
            _runs.Add(new TextRun(_textStart, length, _byteStart, _byteLength, IsExact: true));
        }

        _textStart = _text.Length;
        _byteStart += _byteLength;
        _byteLength = 0;
    }
}
