using System.Globalization;
using System.Text;
using UglyToad.PdfPig.Content;

namespace Probative.Decoding.Papers;

/// <summary>
/// Words put together to a text: a space between words of a line, a line feed between lines, a form feed
/// between pages. A row for each word has its page and its box, in points from the lower left corner.
/// </summary>
internal sealed class PlacedWords
{
    private const int TextMax = 2_000_000;
    private const int RowsMax = 200_000;

    private readonly StringBuilder _text = new();
    private readonly StringBuilder _rows = new("page,text_start,text_length,left,bottom,width,height\n");
    private int _rowCount;
    private int _page;
    private double _bottom;
    private double _height;

    public bool IsFull => _text.Length >= TextMax || _rowCount >= RowsMax;

    public void Add(int page, IEnumerable<Word> words)
    {
        foreach (var word in words)
        {
            if (IsFull) return;
            if (word.Text.Length == 0) continue;
            var box = word.BoundingBox;
            var (left, bottom) = (Math.Min(box.Left, box.Right), Math.Min(box.Bottom, box.Top));
            var (width, height) = (Math.Abs(box.Width), Math.Abs(box.Height));
            if (!double.IsFinite(left + bottom + width + height)) continue;
            var between = page != _page ? '\f' : IsSameLine(bottom, height) ? ' ' : '\n';
            if (_text.Length > 0) _text.Append(between);
            _rowCount++;
            _rows.Append(
                CultureInfo.InvariantCulture,
                $"{page},{_text.Length},{word.Text.Length},{left:0.##},{bottom:0.##},{width:0.##},");
            _rows.Append(CultureInfo.InvariantCulture, $"{height:0.##}\n");
            _text.Append(BoundedText.Whole(word.Text));
            (_page, _bottom, _height) = (page, bottom, height);
        }
    }

    public (string Text, string Rows) End() => (_text.ToString(), _rows.ToString());

    // Letters with a tail reach below their line by less than half of their height.
    private bool IsSameLine(double bottom, double height) =>
        Math.Abs(bottom - _bottom) <= Math.Max(height, _height) / 2;
}
