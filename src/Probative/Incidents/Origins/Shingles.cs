using System.Text;

namespace Probative.Incidents.Origins;

/// <summary>
/// A text as the set of its runs of <see cref="Length"/> words. Words are letters and digits, in
/// compatibility form and lower case: case, marks and breaks of lines make no difference.
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
        var words = Words(text);
        HashSet<string> shingles = new(StringComparer.Ordinal);
        for (var i = 0; i + Length <= words.Count; i++)
            shingles.Add(string.Join(' ', words.Skip(i).Take(Length)));
        return shingles;
    }

    /// <summary>True if so many shared runs, of so many that the shorter text has, make a copy.</summary>
    public static bool IsCopy(int shared, int shorter) =>
        shorter >= CountMin && shared * 100L >= shorter * (long)OverlapPercentMin;

    private static List<string> Words(string text)
    {
        List<string> words = [];
        var word = new StringBuilder();

        // A lone half of a pair has no compatibility form: it is replaced first.
        var whole = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        foreach (var rune in whole.Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                word.Append(Rune.ToLowerInvariant(rune));
                continue;
            }

            if (word.Length > 0) words.Add(word.ToString());
            word.Clear();
        }

        if (word.Length > 0) words.Add(word.ToString());
        return words;
    }
}
