namespace Probative.Kernel.Words;

/// <summary>
/// Takes the ending off a Ukrainian word, by rules of our own (docs/spec/search.md): there is no published
/// algorithm that others keep. A word is read as a noun or an adjective, and once more as a verb, because
/// `сила` and `носила` end alike: it has a stem of each reading, and of each sound that may have changed.
/// </summary>
internal static class UkrainianStem
{
    private static readonly string[] s_noun = SlavicStem.LongestFirst(
    [
        "а", "ам", "ами", "ах", "ові", "ою", "ом", "о", "у", "і", "ів", "и", "е", "ем", "еві", "ею", "ей",
        "я", "ям", "ями", "ях", "ю", "єю", "єм", "єві", "є", "ї", "їв", "їй", "й", "ь", "ію", "ією", "ія",
        "ії", "іям", "іями", "іях", "ій", "ієм", "ієві", "ьми", "їми", "ієв", "єв", "ий", "ого", "ому", "им",
        "ім", "ої", "их", "ими", "ього", "ьому", "ьої", "ьою", "іх", "іми", "їх", "їм", "його", "йому", "йої",
        "йою", "іший", "іша", "іше", "іші", "ішого", "ішому", "ішим", "ішім", "ішої", "ішій", "ішу", "ішою",
        "іших", "ішими",
    ]);

    private static readonly string[] s_ofAdjective =
        ["ий", "а", "е", "і", "ого", "ому", "им", "ім", "ої", "ій", "у", "ою", "их", "ими"];

    // Vowels that come before the ending of a verb and go with it, and those endings.
    private static readonly string[] s_theme =
        ["а", "я", "и", "і", "ї", "у", "ува", "юва", "ова", "йова", "ьова"];

    private static readonly string[] s_past =
    [
        "ти", "ть", "в", "вши", "ла", "ло", "ли", "но", "то", "тиму", "тимеш", "тиме", "тиметь", "тимемо",
        "тимем", "тимете", "тимуть",
    ];

    private static readonly string[] s_present =
        ["й", "ймо", "йте", "ю", "єш", "є", "єть", "ємо", "єм", "єте", "ють", "ючи"];

    private static readonly string[] s_verb = SlavicStem.LongestFirst(
    [
        "у", "ю", "еш", "е", "еть", "емо", "ем", "ете", "уть", "ють", "иш", "ить", "имо", "им", "ите", "ать",
        "ять", "учи", "ючи", "ачи", "ячи", "и", "іть", "імо", "ім", "їш", "їть", "їмо", "їте", "ь", "ьмо",
        "ьте", "ши", "ено", "єно",
        .. SlavicStem.Joined(s_theme, s_past),
        .. SlavicStem.Joined(["а", "я", "і", "у", "ю", "ї"], s_present),
        .. SlavicStem.Joined(
            ["ан", "ян", "ен", "єн", "уван", "юван", "ован", "ьован", "йован", "ит", "ут", "ят", "іт"],
            s_ofAdjective),
        .. SlavicStem.Joined(
            ["а", "я", "е", "є", "і", "и", "ува", "юва", "ова"],
            ["ння", "нню", "нням", "нні", "нь", "ннями", "ннях"]),
    ]);

    /// <summary>Adds the stems of a word of small Cyrillic letters, `ґ` written `г`.</summary>
    /// <param name="stems">What they are added to.</param>
    /// <param name="word">The word.</param>
    /// <param name="letters">Room for all its letters, which is written over.</param>
    public static void AddTo(ICollection<string> stems, string word, Span<char> letters)
    {
        word.CopyTo(letters);
        AddOfNoun(stems, new StemBuffer(letters, word.Length));
        word.CopyTo(letters);
        AddOfVerb(stems, new StemBuffer(letters, word.Length));
    }

    private static void AddOfNoun(ICollection<string> stems, StemBuffer word)
    {
        var ending = SlavicStem.Cut(ref word, s_noun);
        Settle(ref word);
        SlavicStem.Add(stems, word.Text.ToString());
        if (ending is "" or "ь" or "й")
        {
            AddOpened(stems, word);
            SlavicStem.AddWithoutFleeting(stems, word.Text);
        }

        // `руці` of `рука`.
        if (ending.StartsWith('і') && word.Length > SlavicStem.LettersMin
            && Hard(word[word.Length - 1]) is { } hard)
        {
            word[word.Length - 1] = hard;
            SlavicStem.Add(stems, word.Text.ToString());
        }

        // Of an adjective in `-овий` this is the plural, of a noun the dative.
        if (ending is "ові" or "еві" or "єві")
            SlavicStem.Add(stems, string.Concat(word.Text, ending.AsSpan(0, 2)));
    }

    private static void AddOfVerb(ICollection<string> stems, StemBuffer word)
    {
        SlavicStem.CutReflexive(ref word);
        if (SlavicStem.Cut(ref word, s_verb).Length == 0) return;
        Settle(ref word);
        SlavicStem.Add(stems, word.Text.ToString());

        // `люблю` of `любити`, `ходжу` of `ходити`.
        if (word.Length <= SlavicStem.LettersMin + 1) return;
        if (word.EndsWith("бл") || word.EndsWith("пл") || word.EndsWith("вл") || word.EndsWith("мл")
            || word.EndsWith("дж"))
        {
            SlavicStem.Add(stems, word.Text[..^1].ToString());
        }
    }

    /// <summary>What differs between forms though no ending does.</summary>
    private static void Settle(ref StemBuffer word)
    {
        if (word.Length > SlavicStem.LettersMin && word[word.Length - 1] == 'ь') word.Cut(1);

        // `ніччю`, `життя`.
        if (word.Length > SlavicStem.LettersMin + 1 && word[word.Length - 1] == word[word.Length - 2]
            && !SlavicStem.IsVowel(word[word.Length - 1]))
        {
            word.Cut(1);
        }

        // `громадянин` and `громадяни`, `область` and `області`.
        if (word.EndsWith("янин", SlavicStem.LettersMin) || word.EndsWith("анин", SlavicStem.LettersMin))
            word.Cut(2);
        else if (word.EndsWith("іст", SlavicStem.LettersMin)) word[word.Length - 3] = 'о';
    }

    /// <summary>`сіл` as `село` has it, `дім` as `дому`: `і` where other forms have another vowel.</summary>
    private static void AddOpened(ICollection<string> stems, StemBuffer word)
    {
        if (word.Length <= SlavicStem.LettersMin || word[word.Length - 2] != 'і') return;
        foreach (var vowel in "ое")
        {
            word[word.Length - 2] = vowel;
            SlavicStem.Add(stems, word.Text.ToString());
        }

        word[word.Length - 2] = 'і';
    }

    private static char? Hard(char soft) => soft switch { 'ц' => 'к', 'з' => 'г', 'с' => 'х', _ => null };
}
