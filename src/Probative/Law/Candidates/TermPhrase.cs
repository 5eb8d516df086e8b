using Probative.Kernel.Words;

namespace Probative.Law.Candidates;

/// <summary>One or more words that follow each other; a star after one stands for any ending.</summary>
internal sealed class TermPhrase
{
    private readonly (string Begin, bool IsOpen)[] _words;

    private TermPhrase((string Begin, bool IsOpen)[] words) => _words = words;

    public static TermPhrase Of(string phrase) => new(
    [
        .. phrase.Split(' ').SelectMany(word =>
        {
            var parts = FoldedWords.Of(word);
            return parts.Select((part, at) => (part, IsOpen: at == parts.Count - 1 && word.EndsWith('*')));
        }),
    ]);

    /// <summary>The words as they stand in the text; null where they do not.</summary>
    public string? FindIn(IReadOnlyList<string> words)
    {
        for (var at = 0; at + _words.Length <= words.Count; at++)
        {
            if (StandsAt(words, at)) return string.Join(' ', words.Skip(at).Take(_words.Length));
        }

        return null;
    }

    private bool StandsAt(IReadOnlyList<string> words, int at)
    {
        for (var i = 0; i < _words.Length; i++)
        {
            var (begin, isOpen) = _words[i];
            var isThere = isOpen
                ? words[at + i].StartsWith(begin, StringComparison.Ordinal)
                : words[at + i] == begin;
            if (!isThere) return false;
        }

        return true;
    }
}
