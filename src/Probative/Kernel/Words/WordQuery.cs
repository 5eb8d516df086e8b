using System.Text;
using Probative.Kernel.Commands;

namespace Probative.Kernel.Words;

/// <summary>
/// What a person typed to search by, as a question to the index of words (SQLite FTS5, section 3). Nothing
/// typed reaches it but letters, digits and spaces in quotes: none of it is an operator.
/// </summary>
public static class WordQuery
{
    /// <summary>Begins what is looked for as it is written, in a question and in the index.</summary>
    public const char Written = '=';

    private const int PartsMax = 20;
    private const int LengthMax = 1_000;

    /// <summary>
    /// The question; null with a problem where there can be none, and null without one where nothing was
    /// typed that has letters or digits.
    /// </summary>
    public static (string? Question, Problem? Problem) Of(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return (null, null);
        if (typed.Length > LengthMax) return (null, TooMuch());
        List<string> wanted = [], unwanted = [];
        for (var at = 0; at < typed.Length;)
        {
            if (char.IsWhiteSpace(typed[at]))
            {
                at++;
                continue;
            }

            var isUnwanted = typed[at] == '-';
            var part = Part(typed, isUnwanted ? at + 1 : at, out at);
            if (part is not null) (isUnwanted ? unwanted : wanted).Add(part);
        }

        if (wanted.Count + unwanted.Count > PartsMax) return (null, TooMuch());
        if (wanted.Count == 0) return (null, unwanted.Count == 0 ? null : NothingWanted());
        var question = string.Join(" AND ", wanted);
        return (unwanted.Count == 0 ? question : $"({question}) NOT ({string.Join(" OR ", unwanted)})", null);
    }

    /// <summary>One phrase or word from here; null for what has no letters. `at` is then behind it.
    /// </summary>
    private static string? Part(string typed, int from, out int at)
    {
        if (from < typed.Length && IsQuote(typed[from]))
        {
            var end = from + 1;
            while (end < typed.Length && !IsQuote(typed[end])) end++;
            at = Math.Min(end + 1, typed.Length);
            return Words(typed[(from + 1)..end]) is { } phrase ? $"\"{Written}{phrase}\"" : null;
        }

        at = from;
        while (at < typed.Length && !char.IsWhiteSpace(typed[at]) && !IsQuote(typed[at])) at++;
        var isBeginning = typed[from..at].EndsWith('*');
        if (Words(typed[from..at]) is not { } words) return null;
        return isBeginning ? $"\"{Written}{words}\"*" : $"\"{words}\"";
    }

    /// <summary>Its words with a space between, as they were typed; null for none.</summary>
    private static string? Words(string part)
    {
        // A lone half of a pair is no letter: it becomes U+FFFD here.
        var bytes = Encoding.UTF8.GetBytes(part);
        Span<char> room = stackalloc char[WordScan.LettersMax];
        var scan = new WordScan(bytes, room);
        var words = new List<string>();
        while (scan.Next()) words.Add(Encoding.UTF8.GetString(bytes.AsSpan(scan.Start..scan.End)));
        return words.Count == 0 ? null : string.Join(' ', words);
    }

    // Those that a telephone writes on its own are quotes too.
    private static bool IsQuote(char letter) => letter is '"' or '“' or '”' or '„';

    private static Problem TooMuch() => new(
        "search-too-long",
        null,
        $"A search has at most {PartsMax} words and phrases, and {LengthMax} characters.",
        "Leave some out.");

    private static Problem NothingWanted() => new(
        "search-only-without",
        null,
        "Everything in the search is to be left out, and nothing to be found.",
        "Give a word that has to be there too; in quotes what begins with - is looked for.");
}
