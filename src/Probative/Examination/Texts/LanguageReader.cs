namespace Probative.Examination.Texts;

/// <summary>
/// Says in which language a text is, for Ukrainian, Russian and English, and says nothing where it is not
/// clear. It counts little words, which no text does without, and letters, which neighbours do not share.
/// </summary>
internal static class LanguageReader
{
    // What a longer text adds is more of the same.
    private const int MostCharacters = 200_000;

    // With fewer, a name or a quotation decides.
    private const int FewestWords = 6;
    private const int FewestLetters = 30;

    // Running text has a third or more of little words; headlines have few.
    private const double FewestScore = 0.12;

    // The nearest neighbour must stay clearly behind.
    private const double Lead = 1.4;

    // A text of so many letters without one mark of a language is doubtful.
    private const int LettersForMarks = 80;
    private const double NoMarks = 0.1;

    // A foreign letter in a hundred is a name; in ten it is another language.
    private const double Foreign = 3;

    // With fewer letters in the language's own script, the text is in two.
    private const double OwnScript = 0.6;

    private static readonly string[] s_told = ["uk", "ru", "en"];

    /// <summary>Reads the language. The same text gives the same finding always.</summary>
    public static LanguageFinding Read(string text)
    {
        var (words, letters) = Words(text);
        var count = words.Values.Sum();
        var total = letters.Values.Sum();
        var scores = LanguageTable.All
            .Select(profile => Score(profile, words, letters))
            .OrderByDescending(score => score.Score)
            .ThenBy(score => score.Language, StringComparer.Ordinal)
            .ToList();
        var reason = Reason(scores, total);
        return new LanguageFinding(
            reason == "clear" ? scores[0].Language : null, reason, count, total, [.. scores.Take(5)]);
    }

    private static string Reason(List<LanguageScore> scores, int letters)
    {
        var best = scores[0];
        if (best.Words < FewestWords || best.Letters < FewestLetters) return "short";
        if (best.Score < FewestScore) return "weak";
        if (best.Letters < OwnScript * letters) return "mixed";
        if (!s_told.Contains(scores[0].Language)) return "other";
        return scores[0].Score >= (scores[1].Score * Lead) + 0.02 ? "clear" : "close";
    }

    private static LanguageScore Score(
        LanguageProfile profile,
        Dictionary<string, int> words,
        Dictionary<char, int> letters)
    {
        // Names and links in another script say nothing for or against a language, so each is held against
        // the words of its own script alone.
        var script = ScriptOf(profile.Letters.First());
        var own = letters.Where(pair => ScriptOf(pair.Key) == script).ToList();
        var count = words.Where(word => ScriptOf(word.Key[0]) == script).Sum(word => word.Value);
        var total = own.Sum(pair => pair.Value);
        if (count == 0) return new LanguageScore(profile.Language, 0, 0, 0, 0, 0);
        var common = words.Where(word => profile.Words.Contains(word.Key)).Sum(word => word.Value);
        var foreign = own.Where(pair => !profile.Letters.Contains(pair.Key)).Sum(pair => pair.Value);
        var score = (common / (double)count) - (Foreign * foreign / total);
        var isUnmarked = profile.Marks.Count > 0 && !own.Exists(pair => profile.Marks.Contains(pair.Key));
        if (isUnmarked && total >= LettersForMarks) score -= NoMarks;
        score = Math.Round(Math.Max(0, score), 4);
        return new LanguageScore(profile.Language, score, common, foreign, count, total);
    }

    private static char ScriptOf(char letter) => letter switch
    {
        < '\u0250' => 'L',
        >= '\u0400' and < '\u0530' => 'C',
        _ => '?',
    };

    // Words are runs of letters, with an apostrophe inside; links, names of accounts and marks are no words.
    private static (Dictionary<string, int> Words, Dictionary<char, int> Letters) Words(string text)
    {
        var words = new Dictionary<string, int>(StringComparer.Ordinal);
        var letters = new Dictionary<char, int>();
        var end = Math.Min(text.Length, MostCharacters);
        for (var at = 0; at < end;)
        {
            var stop = at;
            while (stop < end && !char.IsWhiteSpace(text[stop])) stop++;
            if (!IsLink(text.AsSpan(at, stop - at))) AddWords(text.AsSpan(at, stop - at), words, letters);
            at = stop + 1;
        }

        return (words, letters);
    }

    private static bool IsLink(ReadOnlySpan<char> piece) =>
        piece.StartsWith("@") || piece.Contains("://", StringComparison.Ordinal)
        || piece.StartsWith("www.", StringComparison.OrdinalIgnoreCase);

    private static void AddWords(
        ReadOnlySpan<char> piece, Dictionary<string, int> words, Dictionary<char, int> letters)
    {
        var start = -1;
        for (var i = 0; i <= piece.Length; i++)
        {
            var isLetter = i < piece.Length && char.IsLetter(piece[i]);
            var isInside = i > 0 && i + 1 < piece.Length && piece[i] is '\'' or '’' or 'ʼ';
            if (isLetter || (start >= 0 && isInside && char.IsLetter(piece[i + 1])))
            {
                if (start < 0) start = i;
                if (!isLetter) continue;
                var lower = char.ToLowerInvariant(piece[i]);
                letters[lower] = letters.GetValueOrDefault(lower) + 1;
                continue;
            }

            if (start < 0) continue;
            var word = piece[start..i].ToString().ToLowerInvariant();
            words[word] = words.GetValueOrDefault(word) + 1;
            start = -1;
        }
    }
}
