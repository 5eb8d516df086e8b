using System.Globalization;
using System.Text;
using Probative.Formats.Texts;

namespace Probative.Decoding.Pages;

/// <summary>
/// The text of a page as a person reads it, put together from pieces of the source, with a row for each run:
/// where it is in the text and where in the file. Pieces come in the order of the source.
/// </summary>
internal sealed class TracedText(MappedText source)
{
    /// <summary>Text beyond this is left out: a book is shorter.</summary>
    private const int TextMax = 2_000_000;
    private const int RowsMax = 200_000;

    private readonly StringBuilder _text = new();
    private readonly StringBuilder _rows = new("text_start,text_length,offset,bytes,exact\n");
    private (int Start, int Length) _piece;
    private (int Start, int Length)? _space;
    private bool _breaks;
    private int _rowCount;
    private int _run;

    public bool IsFull => _text.Length >= TextMax || _rowCount >= RowsMax;

    public int Length => _text.Length;

    /// <summary>The next character is the one at a place of the source.</summary>
    public void Add(int at, bool keepsSpace)
    {
        if (IsFull) return;
        var unit = source.Text[at];
        if (!keepsSpace && unit is ' ' or '\t' or '\n' or '\r' or '\f')
        {
            _space = _space is var (start, length) && start + length == at ? (start, length + 1) : (at, 1);
            return;
        }

        Separate(at);
        if (_piece.Length > 0 && _piece.Start + _piece.Length == at) _piece.Length++;
        else Begin(at);
    }

    /// <summary>A text stands for a piece of the source that is written otherwise.</summary>
    public void Replace(string text, int at, int length)
    {
        if (IsFull) return;
        Separate(at);
        Flush();
        var (offset, size) = source.BytesOf(at, length);
        Row(text.Length, offset, size, isExact: false);
        _text.Append(text);
    }

    /// <summary>What follows is another line.</summary>
    public void Break() => _breaks = true;

    /// <summary>What follows is another word.</summary>
    public void Gap(int at) => _space ??= (at, 0);

    /// <summary>The text and its rows.</summary>
    public (string Text, string Rows) End()
    {
        Flush();
        return (_text.ToString(), _rows.ToString());
    }

    private void Begin(int at)
    {
        Flush();
        _piece = (at, 1);
    }

    /// <summary>Puts in what stands between: a line feed, or one space for any number of them.</summary>
    private void Separate(int at)
    {
        var isStart = _text.Length == 0 && _piece.Length == 0;
        if (_breaks)
        {
            Flush();
            if (!isStart) Insert('\n', OffsetOf(at), 0);
        }
        else if (_space is var (start, length) && !isStart)
        {
            if (length == 1 && source.Text[start] == ' ' && start + 1 == at
                && _piece.Length > 0 && _piece.Start + _piece.Length == start)
            {
                _piece.Length++;
            }
            else
            {
                Flush();
                var (offset, size) = length > 0 ? source.BytesOf(start, length) : (OffsetOf(start), 0);
                Insert(' ', offset, size);
            }
        }

        (_breaks, _space) = (false, null);
    }

    private void Insert(char unit, long offset, long size)
    {
        Row(1, offset, size, isExact: false);
        _text.Append(unit);
    }

    private void Flush()
    {
        var (start, length) = _piece;
        _piece = default;
        var end = start + length;
        while (start < end)
        {
            // Pieces come in order, so that the run of the source is looked for from the last one on.
            while (source.Runs[_run].TextStart + source.Runs[_run].TextLength <= start) _run++;
            var run = source.Runs[_run];
            var stop = Math.Min(end, run.TextStart + run.TextLength);
            var (offset, size) = source.BytesOf(start, stop - start);
            Row(stop - start, offset, size, run.IsExact);
            _text.Append(source.Text, start, stop - start);
            start = stop;
        }
    }

    private void Row(int length, long offset, long size, bool isExact)
    {
        _rowCount++;
        _rows.Append(
            CultureInfo.InvariantCulture,
            $"{_text.Length},{length},{offset},{size},{(isExact ? 1 : 0)}\n");
    }

    private long OffsetOf(int at) => source.OffsetOf(Math.Min(at, source.Text.Length));
}
