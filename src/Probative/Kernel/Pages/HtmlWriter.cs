using System.Runtime.CompilerServices;
using System.Text;

namespace Probative.Kernel.Pages;

/// <summary>
/// Writes a page from interpolated strings: what stands in the code is markup, what stands in a hole is
/// text and is escaped. There is no way to write a stranger's text without that.
/// </summary>
internal sealed class HtmlWriter
{
    private readonly StringBuilder _page = new(1 << 16);
    private readonly HashSet<string> _ownWords = new(StringComparer.Ordinal);

    /// <summary>Every piece of the page that is ours: what stands between the holes, and the fixed
    /// passages.</summary>
    public IReadOnlyCollection<string> OwnWords => _ownWords;

    public HtmlWriter Add([InterpolatedStringHandlerArgument("")] ref Markup markup)
    {
        _ = markup;
        return this;
    }

    public HtmlWriter Line([InterpolatedStringHandlerArgument("")] ref Markup markup)
    {
        _ = markup;
        _page.Append('\n');
        return this;
    }

    /// <summary>Writes a part of this program as it is: style sheets and fixed passages.</summary>
    public HtmlWriter AddFixed(string markup)
    {
        _page.Append(markup);
        _ownWords.Add(markup);
        return this;
    }

    public byte[] ToBytes() => Encoding.UTF8.GetBytes(_page.ToString());

    public override string ToString() => _page.ToString();

    /// <summary>The handler of the interpolated strings of <see cref="HtmlWriter"/>.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct Markup
    {
        private readonly HtmlWriter _writer;

        public Markup(int literalLength, int formattedCount, HtmlWriter writer)
        {
            _writer = writer;
            writer._page.EnsureCapacity(writer._page.Length + literalLength + (formattedCount * 16));
        }

        public void AppendLiteral(string markup) => _writer.AddFixed(markup);

        public void AppendFormatted(string? text) => _writer._page.Append(HtmlText.Escape(text ?? ""));

        /// <summary>A word of ours that is chosen by what it names: the label of a field.</summary>
        public void AppendFormatted(Label label) => _writer.AddFixed(HtmlText.Escape(label.Text));

        public void AppendFormatted(long number) => _writer._page.Append(ReadableText.Number(number));
    }
}
