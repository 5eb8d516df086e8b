namespace Probative.Bench.Search;

/// <summary>
/// Makes passages of invented words in three languages: stems of syllables with the endings that English,
/// Ukrainian and Russian have, some far more often than others, as in any text (Zipf). The same number gives
/// the same passage.
/// </summary>
internal sealed class PassageMill
{
    private const int StemsMax = 20_000;
    private const int WordsMin = 15;
    private const int WordsMax = 35;

    private static readonly (string[] Syllables, string[] Endings)[] s_languages =
    [
        (["ba", "ren", "tol", "ka", "mis", "dor", "el", "gan", "tis", "fer", "lo", "vin", "sor", "pel", "um"],
            ["", "s", "ed", "ing", "er", "'s"]),
        (["ба", "рен", "тол", "ка", "міс", "дор", "гал", "тиш", "фер", "ло", "він", "сор", "пел", "жу", "че"],
            ["а", "и", "і", "у", "ою", "ам", "ами", "ах"]),
        (["ба", "рен", "тол", "ка", "мыс", "дор", "гал", "тиш", "фэр", "ло", "вин", "сор", "пел", "жу", "че"],
            ["а", "ы", "е", "у", "ой", "ам", "ами", "ах"]),
    ];

    private readonly double[] _sums = new double[StemsMax];
    private readonly string[][] _stems;

    public PassageMill()
    {
        var sum = 0.0;
        for (var rank = 0; rank < StemsMax; rank++) _sums[rank] = sum += 1.0 / (rank + 2);
        _stems = [.. s_languages.Select((language, number) => Stems(language.Syllables, number))];
    }

    public string Passage(int number)
    {
        var random = new Random(number);
        var language = number % s_languages.Length;
        var words = new string[random.Next(WordsMin, WordsMax)];
        for (var i = 0; i < words.Length; i++)
        {
            var forms = Forms(language, Rank(random));
            words[i] = forms[random.Next(forms.Count)];
        }

        return string.Join(' ', words) + '.';
    }

    /// <summary>The forms of one word.</summary>
    public IReadOnlyList<string> Forms(int language, int rank) =>
        [.. s_languages[language].Endings.Select(ending => _stems[language][rank] + ending)];

    private int Rank(Random random)
    {
        var at = Array.BinarySearch(_sums, random.NextDouble() * _sums[^1]);
        return Math.Min(StemsMax - 1, at < 0 ? ~at : at);
    }

    private static string[] Stems(string[] syllables, int seed)
    {
        var random = new Random(seed);
        var stems = new HashSet<string>();
        while (stems.Count < StemsMax)
        {
            stems.Add(string.Concat(Enumerable.Range(0, random.Next(2, 5))
                .Select(_ => syllables[random.Next(syllables.Length)])) + "nкк"[seed]);
        }

        // A set keeps the order in which its members came.
        return [.. stems];
    }
}
