namespace Probative.Kernel.Words;

/// <summary>
/// The stems of a Russian word: the one of <see cref="RussianStem"/>, and those of two more readings, because
/// that takes `-ил` off `крокодил` as off a verb, and leaves `парк(ова)ть` and `парк(ую)` apart.
/// </summary>
internal static class RussianForms
{
    private static readonly string[] s_noun = SlavicStem.LongestFirst(
    [
        "а", "ев", "ов", "ие", "ье", "е", "иями", "ями", "ами", "еи", "ии", "и", "ией", "ей", "ой", "ий", "й",
        "иям", "ям", "ием", "ем", "ам", "ом", "о", "у", "ах", "иях", "ях", "ы", "ь", "ию", "ью", "ю", "ия",
        "ья", "я", "ее", "ые", "ое", "ими", "ыми", "ый", "им", "ым", "его", "ого", "ему", "ому", "их", "ых",
        "ую", "юю", "ая", "яя", "ою", "ею",
    ]);

    private static readonly string[] s_ofAdjective =
        ["ый", "ая", "ое", "ые", "ого", "ому", "ым", "ом", "ой", "ую", "ою", "ых", "ыми", "", "а", "о", "ы"];

    private static readonly string[] s_theme =
        ["а", "я", "и", "е", "у", "о", "ы", "ова", "ева", "ыва", "ива"];

    private static readonly string[] s_verb = SlavicStem.LongestFirst(
    [
        "у", "ю", "ешь", "ет", "ем", "ете", "ут", "ют", "ишь", "ит", "им", "ите", "ат", "ят", "и", "ь", "ьте",
        "я", "а", "йте",
        .. SlavicStem.Joined(s_theme, ["ть", "л", "ла", "ло", "ли", "в", "вши"]),
        .. SlavicStem.Joined(
            ["а", "я", "е", "у", "ю"], ["ю", "ешь", "ет", "ем", "ете", "ют", "й", "йте", "я"]),
        .. SlavicStem.Joined(["анн", "янн", "енн", "ованн", "еванн"], s_ofAdjective),
        .. SlavicStem.Joined(["ан", "ян", "ен", "ован", "еван"], ["", "а", "о", "ы"]),
        .. SlavicStem.Joined(
            ["ани", "яни", "ени", "овани", "евани", "ывани", "ивани"], ["е", "я", "ю", "ем", "и", "й", "ям"]),
    ]);

    /// <summary>Adds the stems of a word of small Cyrillic letters, `ё` written `е`.</summary>
    /// <param name="stems">What they are added to.</param>
    /// <param name="word">The word.</param>
    /// <param name="letters">Room for all its letters, which is written over.</param>
    public static void AddTo(ICollection<string> stems, string word, Span<char> letters)
    {
        word.CopyTo(letters);
        SlavicStem.Add(stems, letters[..RussianStem.Of(letters, word.Length)].ToString());
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
        if (ending is "" or "ь" or "й") SlavicStem.AddWithoutFleeting(stems, word.Text);
    }

    private static void AddOfVerb(ICollection<string> stems, StemBuffer word)
    {
        SlavicStem.CutReflexive(ref word);
        if (SlavicStem.Cut(ref word, s_verb).Length == 0) return;
        Settle(ref word);
        SlavicStem.Add(stems, word.Text.ToString());

        // `люблю` of `любить`.
        if (word.Length <= SlavicStem.LettersMin + 1) return;
        if (word.EndsWith("бл") || word.EndsWith("пл") || word.EndsWith("вл") || word.EndsWith("мл"))
            SlavicStem.Add(stems, word.Text[..^1].ToString());
    }

    private static void Settle(ref StemBuffer word)
    {
        if (word.Length > SlavicStem.LettersMin && word[word.Length - 1] == 'ь') word.Cut(1);
        if (word.Length > SlavicStem.LettersMin + 1 && word.EndsWith("нн")) word.Cut(1);
    }
}
