namespace Probative.Formats.Texts;

/// <summary>Where the lines of a text are.</summary>
internal sealed class LineList
{
    private readonly string _text;
    private readonly List<(int Start, int Length)> _lines = [];

    public LineList(string text)
    {
        _text = text;
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('\n' or '\r')) continue;
            _lines.Add((start, i - start));
            if (text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n') i++;
            start = i + 1;
        }

        if (start < text.Length) _lines.Add((start, text.Length - start));
    }

    public int Count => _lines.Count;

    public ReadOnlySpan<char> Of(int line) => _text.AsSpan(_lines[line].Start, _lines[line].Length);

    public int StartOf(int line) => _lines[line].Start;

    public int EndOf(int line) => _lines[line].Start + _lines[line].Length;

    public bool IsEmpty(int line) => Of(line).IsWhiteSpace();

    /// <summary>The first line with something on it; -1 where there is none.</summary>
    public int FirstFilled()
    {
        for (var i = 0; i < Count; i++)
        {
            if (!IsEmpty(i)) return i;
        }

        return -1;
    }
}
