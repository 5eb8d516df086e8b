using Probative.Kernel.Words;

namespace Probative.Incidents.Origins;

/// <summary>
/// A text as the set of its runs of <see cref="Length"/> words. Words are folded as for
/// a search: case, marks and breaks of lines make no difference.
/// </summary>
internal static class Shingles
{
    /// <summary>
    /// Four words in a row are rarely the same by chance; more would miss copies in which words were changed.
    /// </summary>
    public const int Length = 4;

    /// <summary>Texts with fewer runs tell nothing: everybody writes eight words alike at times.</summary>
    public const int CountMin = 5;

    /// <summary>
    /// At least so many hundredths of the runs of the shorter text are in the longer one: half. The shorter
    /// one counts, so that a sentence taken out of a paragraph is still found.
    /// </summary>
    public const int OverlapPercentMin = 50;

    public static HashSet<string> Of(string text)
    {
        var words = FoldedWords.Of(text);
        HashSet<string> shingles = new(StringComparer.Ordinal);
        for (var i = 0; i + Length <= words.Count; i++)
            shingles.Add(string.Join(' ', words.Skip(i).Take(Length)));
        return shingles;
    }

    /// <summary>True if so many shared runs, of so many that the shorter text has, make a copy.</summary>
    public static bool IsCopy(int shared, int shorter) =>
        shorter >= CountMin && shared * 100L >= shorter * (long)OverlapPercentMin;
}
