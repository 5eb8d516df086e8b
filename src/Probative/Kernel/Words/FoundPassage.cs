using System.Text;

namespace Probative.Kernel.Words;

/// <summary>The first words found in a text, with what is around them on both sides.</summary>
/// <param name="Words">Some of the text, on one line; `…` where it goes on.</param>
/// <param name="Marks">Where the found words are in that, in characters (UTF-16).</param>
/// <param name="StartBytes">Where the first of them begins in the text, in bytes of UTF-8.</param>
/// <param name="EndBytes">Where it ends.</param>
public sealed record FoundPassage(
    string Words, IReadOnlyList<(int At, int Length)> Marks, long StartBytes, long EndBytes)
{
    private const int AroundBefore = 60;
    private const int AroundBehind = 120;

    /// <summary>What a text says that has <see cref="FoundMarks"/> around each found word.</summary>
    public static FoundPassage Of(string marked)
    {
        ArgumentNullException.ThrowIfNull(marked);
        var open = marked.IndexOf(FoundMarks.Open, StringComparison.Ordinal);
        if (open < 0) open = 0;
        var from = Before(marked, open);
        var end = Behind(marked, open);
        var (words, marks) = Read(marked.AsSpan(from, end - from), from > 0, end < marked.Length);
        var start = (long)Encoding.UTF8.GetByteCount(marked.AsSpan(0, open));
        var close = marked.IndexOf(FoundMarks.Close, open);
        var length = close < 0 ? 0 : Encoding.UTF8.GetByteCount(marked.AsSpan(open + 1, close - open - 1));
        return new FoundPassage(words, marks, start, start + length);
    }

    /// <summary>The passage begins with a word, or with the text.</summary>
    private static int Before(string marked, int open)
    {
        var from = Math.Max(0, open - AroundBefore);
        if (from == 0) return 0;
        while (from < open && !char.IsWhiteSpace(marked[from])) from++;

        // A text without spaces is cut anywhere, but not in a pair.
        if (from == open) from = Math.Max(0, open - AroundBefore);
        return char.IsLowSurrogate(marked[from]) ? from + 1 : from;
    }

    private static int Behind(string marked, int open)
    {
        var limit = Math.Min(marked.Length, open + AroundBehind);
        if (limit == marked.Length) return limit;
        var end = limit;
        while (end > open + (AroundBehind / 2) && !char.IsWhiteSpace(marked[end])) end--;
        if (end == open + (AroundBehind / 2)) end = limit;
        return char.IsLowSurrogate(marked[end]) ? end - 1 : end;
    }

    private static (string Words, List<(int At, int Length)> Marks) Read(
        ReadOnlySpan<char> marked, bool isCutBefore, bool isCutBehind)
    {
        var words = new StringBuilder(isCutBefore ? "…" : "");
        var marks = new List<(int At, int Length)>();
        var opened = -1;
        foreach (var letter in isCutBefore ? marked.TrimStart() : marked)
        {
            switch (letter)
            {
                case FoundMarks.Open:
                    opened = words.Length;
                    break;
                case FoundMarks.Close:
                    if (opened >= 0) marks.Add((opened, words.Length - opened));
                    opened = -1;
                    break;
                default:
                    words.Append(char.IsControl(letter) ? ' ' : letter);
                    break;
            }
        }

        // A phrase that goes on behind the passage.
        if (opened >= 0 && words.Length > opened) marks.Add((opened, words.Length - opened));
        if (isCutBehind) words.Append('…');
        return (words.ToString(), marks);
    }
}
