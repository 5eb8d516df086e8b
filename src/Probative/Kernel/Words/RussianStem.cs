namespace Probative.Kernel.Words;

/// <summary>
/// Takes the endings off a Russian word, by the published algorithm of the Snowball project; its classes of
/// endings and its steps have their names here.
/// </summary>
internal static class RussianStem
{
    // Those of the first group stand behind `а` or `я`, which stays.
    private static readonly string[] s_gerund1 = ["в", "вши", "вшись"];
    private static readonly string[] s_gerund2 = ["ив", "ивши", "ившись", "ыв", "ывши", "ывшись"];

    private static readonly string[] s_reflexive = ["ся", "сь"];

    private static readonly string[] s_adjective =
    [
        "ее", "ие", "ые", "ое", "ими", "ыми", "ей", "ий", "ый", "ой", "ем", "им", "ым", "ом", "его", "ого",
        "ему", "ому", "их", "ых", "ую", "юю", "ая", "яя", "ою", "ею",
    ];

    private static readonly string[] s_participle1 = ["ем", "нн", "вш", "ющ", "щ"];
    private static readonly string[] s_participle2 = ["ивш", "ывш", "ующ"];

    private static readonly string[] s_verb1 =
    [
        "ла", "на", "ете", "йте", "ли", "й", "л", "ем", "н", "ло", "но", "ет", "ют", "ны", "ть", "ешь", "нно",
    ];

    private static readonly string[] s_verb2 =
    [
        "ила", "ыла", "ена", "ейте", "уйте", "ите", "или", "ыли", "ей", "уй", "ил", "ыл", "им", "ым", "ен",
        "ило", "ыло", "ено", "ят", "ует", "уют", "ит", "ыт", "ены", "ить", "ыть", "ишь", "ую", "ю",
    ];

    private static readonly string[] s_noun =
    [
        "а", "ев", "ов", "ие", "ье", "е", "иями", "ями", "ами", "еи", "ии", "и", "ией", "ей", "ой", "ий", "й",
        "иям", "ям", "ием", "ем", "ам", "ом", "о", "у", "ах", "иях", "ях", "ы", "ь", "ию", "ью", "ю", "ия",
        "ья", "я",
    ];

    /// <summary>
    /// How many letters are left of a word of small Cyrillic letters, `ё` written `е`.
    /// </summary>
    public static int Of(Span<char> letters, int length)
    {
        var word = new StemBuffer(letters, length);
        var rv = BehindVowel(word.Text, 0);
        var r2 = BehindConsonant(word.Text, BehindConsonant(word.Text, 0));
        Step1(ref word, rv);
        if (word.EndsWith("и", rv)) word.Cut(1);
        if (word.EndsWith("ость", Math.Max(r2, rv))) word.Cut(4);
        else if (word.EndsWith("ост", Math.Max(r2, rv))) word.Cut(3);
        Step4(ref word, rv);
        return word.Length;
    }

    private static void Step1(ref StemBuffer word, int rv)
    {
        if (TryCut(ref word, s_gerund1, s_gerund2, rv)) return;
        if (word.Longest(s_reflexive, rv) is { } reflexive) word.Cut(reflexive.Length);
        if (word.Longest(s_adjective, rv) is { } adjective)
        {
            word.Cut(adjective.Length);
            TryCut(ref word, s_participle1, s_participle2, rv);
            return;
        }

        if (TryCut(ref word, s_verb1, s_verb2, rv)) return;
        if (word.Longest(s_noun, rv) is { } noun) word.Cut(noun.Length);
    }

    private static void Step4(ref StemBuffer word, int rv)
    {
        if (word.EndsWith("ейше", rv)) word.Cut(4);
        else if (word.EndsWith("ейш", rv)) word.Cut(3);
        else if (word.EndsWith("ь", rv))
        {
            word.Cut(1);
            return;
        }

        if (word.EndsWith("нн", rv)) word.Cut(1);
    }

    /// <summary>
    /// The longest ending of either group counts; one of the first is taken only behind `а` or `я` in RV.
    /// </summary>
    private static bool TryCut(ref StemBuffer word, string[] first, string[] second, int rv)
    {
        var one = word.Longest(first, rv);
        var other = word.Longest(second, rv);
        if ((one?.Length ?? 0) > (other?.Length ?? 0))
        {
            var before = word.Length - one!.Length - 1;
            if (before < rv || word[before] is not ('а' or 'я')) return false;
            word.Cut(one.Length);
            return true;
        }

        if (other is null) return false;
        word.Cut(other.Length);
        return true;
    }

    private static bool IsVowel(char letter) =>
        letter is 'а' or 'е' or 'и' or 'о' or 'у' or 'ы' or 'э' or 'ю' or 'я';

    /// <summary>RV is behind the first vowel.</summary>
    private static int BehindVowel(ReadOnlySpan<char> word, int from)
    {
        for (var at = from; at < word.Length; at++)
        {
            if (IsVowel(word[at])) return at + 1;
        }

        return word.Length;
    }

    /// <summary>R1 is behind the first consonant that follows a vowel; R2 the same within R1.</summary>
    private static int BehindConsonant(ReadOnlySpan<char> word, int from)
    {
        for (var at = from + 1; at < word.Length; at++)
        {
            if (!IsVowel(word[at]) && IsVowel(word[at - 1])) return at + 1;
        }

        return word.Length;
    }
}
