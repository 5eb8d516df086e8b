using System.Buffers;

namespace Probative.Kernel.Words;

/// <summary>
/// The keys that a word is found by: two words meet where they have one in common. Which language a word is
/// of is not known; a Cyrillic word that can be of both has the keys of both. Keys stand in a view: who
/// changes what they are makes a new version of it.
/// </summary>
public static class WordKeys
{
    private static readonly SearchValues<char> s_latin = SearchValues.Create("abcdefghijklmnopqrstuvwxyz");

    private static readonly SearchValues<char> s_ukrainian = SearchValues.Create("іїє");
    private static readonly SearchValues<char> s_russian = SearchValues.Create("ыэъ");

    /// <summary>At least one, none twice.</summary>
    /// <param name="word">A word as <see cref="WordScan"/> folds it.</param>
    public static IReadOnlyList<string> Of(string word)
    {
        ArgumentNullException.ThrowIfNull(word);

        // Porter2 may write one letter more while it works.
        Span<char> letters = stackalloc char[WordScan.LettersMax + 1];
        if (word.Length is 0 or > WordScan.LettersMax) return [word];
        if (!word.AsSpan().ContainsAnyExcept(s_latin))
        {
            word.CopyTo(letters);
            return [letters[..EnglishStem.Of(letters, word.Length)].ToString()];
        }

        if (!IsCyrillic(word)) return [word];
        var keys = new List<string>(4);
        if (!word.AsSpan().ContainsAny(s_russian)) UkrainianStem.AddTo(keys, word, letters);
        if (!word.AsSpan().ContainsAny(s_ukrainian)) RussianForms.AddTo(keys, word, letters);
        return keys.Count == 0 ? [word] : keys;
    }

    private static bool IsCyrillic(string word)
    {
        foreach (var letter in word)
        {
            if (letter is not (>= 'а' and <= 'я' or 'і' or 'ї' or 'є')) return false;
        }

        return true;
    }
}
