namespace Probative.Kernel.Words;

/// <summary>
/// Takes the endings off an English word, by the published algorithm "English (Porter2)" of the Snowball
/// project. Its steps have their numbers here. What it leaves is no word: it is what forms have in common.
/// </summary>
internal static class EnglishStem
{
    private static readonly (string Word, string Stem)[] s_irregular =
    [
        ("skis", "ski"), ("skies", "sky"), ("dying", "die"), ("lying", "lie"), ("tying", "tie"),
        ("idly", "idl"), ("gently", "gentl"), ("ugly", "ugli"), ("early", "earli"), ("only", "onli"),
        ("singly", "singl"),
    ];

    private static readonly string[] s_unchanged =
        ["sky", "news", "howe", "atlas", "cosmos", "bias", "andes"];

    private static readonly string[] s_doneAfterStep1A =
        ["inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed"];

    private static readonly string[] s_step1B = ["eed", "eedly", "ed", "edly", "ing", "ingly"];

    private static readonly string[] s_doubles = ["bb", "dd", "ff", "gg", "mm", "nn", "pp", "rr", "tt"];

    private static readonly (string Ending, string By)[] s_step2 =
    [
        ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("abli", "able"), ("entli", "ent"),
        ("izer", "ize"), ("ization", "ize"), ("ational", "ate"), ("ation", "ate"), ("ator", "ate"),
        ("alism", "al"), ("aliti", "al"), ("alli", "al"), ("fulness", "ful"), ("ousli", "ous"),
        ("ousness", "ous"), ("iveness", "ive"), ("iviti", "ive"), ("biliti", "ble"), ("bli", "ble"),
        ("ogi", "og"), ("fulli", "ful"), ("lessli", "less"), ("li", ""),
    ];

    private static readonly (string Ending, string By)[] s_step3 =
    [
        ("tional", "tion"), ("ational", "ate"), ("alize", "al"), ("icate", "ic"), ("iciti", "ic"),
        ("ical", "ic"), ("ful", ""), ("ness", ""), ("ative", ""),
    ];

    private static readonly string[] s_step4 =
    [
        "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ism", "ate", "iti",
        "ous", "ive", "ize", "ion",
    ];

    /// <summary>How many letters are left of a word of small letters `a` to `z`, which is changed.</summary>
    public static int Of(Span<char> letters, int length)
    {
        if (length <= 2) return length;
        var word = new StemBuffer(letters, length);
        foreach (var (irregular, stem) in s_irregular)
        {
            if (!word.Text.SequenceEqual(irregular)) continue;
            word.Replace(length, stem);
            return word.Length;
        }

        if (IsOneOf(word.Text, s_unchanged)) return length;
        MarkConsonants(ref word);
        var (r1, r2) = Regions(word.Text);
        Step1A(ref word);
        if (!IsOneOf(word.Text, s_doneAfterStep1A))
        {
            Step1B(ref word, r1);
            Step1C(ref word);
            Step2(ref word, r1);
            Step3(ref word, r1, r2);
            Step4(ref word, r2);
            Step5(ref word, r1, r2);
        }

        for (var at = 0; at < word.Length; at++)
        {
            if (word[at] == 'Y') word[at] = 'y';
        }

        return word.Length;
    }

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    private static bool IsOneOf(ReadOnlySpan<char> word, string[] words)
    {
        foreach (var one in words)
        {
            if (word.SequenceEqual(one)) return true;
        }

        return false;
    }

    /// <summary>A `y` that begins a word or follows a vowel is a consonant, and written `Y`.</summary>
    private static void MarkConsonants(ref StemBuffer word)
    {
        for (var at = 0; at < word.Length; at++)
        {
            if (word[at] == 'y' && (at == 0 || IsVowel(word[at - 1]))) word[at] = 'Y';
        }
    }

    /// <summary>R1 is behind the first consonant that follows a vowel; R2 the same within R1.</summary>
    private static (int R1, int R2) Regions(ReadOnlySpan<char> word)
    {
        var r1 = word switch
        {
            _ when word.StartsWith("gener") || word.StartsWith("arsen") => 5,
            _ when word.StartsWith("commun") => 6,
            _ => Behind(word, 0),
        };
        return (r1, Behind(word, r1));
    }

    private static int Behind(ReadOnlySpan<char> word, int from)
    {
        for (var at = from + 1; at < word.Length; at++)
        {
            if (!IsVowel(word[at]) && IsVowel(word[at - 1])) return at + 1;
        }

        return word.Length;
    }

    private static bool HasVowel(ReadOnlySpan<char> letters)
    {
        foreach (var letter in letters)
        {
            if (IsVowel(letter)) return true;
        }

        return false;
    }

    private static bool EndsInShortSyllable(ReadOnlySpan<char> word) => word.Length == 2
        ? IsVowel(word[0]) && !IsVowel(word[1])
        : word.Length > 2 && !IsVowel(word[^3]) && IsVowel(word[^2]) && !IsVowel(word[^1])
            && word[^1] is not ('w' or 'x' or 'Y');

    private static void Step1A(ref StemBuffer word)
    {
        if (word.EndsWith("sses")) word.Cut(2);
        else if (word.EndsWith("ied") || word.EndsWith("ies")) word.Cut(word.Length > 4 ? 2 : 1);
        else if (word.EndsWith("us") || word.EndsWith("ss")) return;
        else if (word.EndsWith("s") && HasVowel(word.Text[..^2])) word.Cut(1);
    }

    private static void Step1B(ref StemBuffer word, int r1)
    {
        if (word.Longest(s_step1B) is not { } ending) return;
        if (ending.StartsWith("eed", StringComparison.Ordinal))
        {
            if (word.EndsWith(ending, r1)) word.Replace(ending.Length, "ee");
            return;
        }

        if (!HasVowel(word.Text[..^ending.Length])) return;
        word.Cut(ending.Length);
        if (word.EndsWith("at") || word.EndsWith("bl") || word.EndsWith("iz")) word.Replace(0, "e");
        else if (word.Longest(s_doubles) is not null) word.Cut(1);
        else if (r1 >= word.Length && EndsInShortSyllable(word.Text)) word.Replace(0, "e");
    }

    private static void Step1C(ref StemBuffer word)
    {
        if (word.Length > 2 && word[word.Length - 1] is 'y' or 'Y' && !IsVowel(word[word.Length - 2]))
            word[word.Length - 1] = 'i';
    }

    private static void Step2(ref StemBuffer word, int r1)
    {
        if (Longest(word, s_step2) is not var (ending, by) || !word.EndsWith(ending, r1)) return;
        var isAllowed = ending switch
        {
            "ogi" => word.EndsWith("logi"),
            "li" => word.Length > 2 && "cdeghkmnrt".Contains(word[word.Length - 3]),
            _ => true,
        };
        if (isAllowed) word.Replace(ending.Length, by);
    }

    private static void Step3(ref StemBuffer word, int r1, int r2)
    {
        if (Longest(word, s_step3) is not var (ending, by)) return;
        if (word.EndsWith(ending, ending == "ative" ? r2 : r1)) word.Replace(ending.Length, by);
    }

    private static void Step4(ref StemBuffer word, int r2)
    {
        if (word.Longest(s_step4) is not { } ending || !word.EndsWith(ending, r2)) return;
        if (ending == "ion" && !word.EndsWith("sion") && !word.EndsWith("tion")) return;
        word.Cut(ending.Length);
    }

    private static void Step5(ref StemBuffer word, int r1, int r2)
    {
        if (word.EndsWith("e", r2)
            || (word.EndsWith("e", r1) && !EndsInShortSyllable(word.Text[..^1]))
            || (word.EndsWith("l", r2) && word.EndsWith("ll")))
        {
            word.Cut(1);
        }
    }

    private static (string Ending, string By)? Longest(StemBuffer word, (string Ending, string By)[] all)
    {
        (string Ending, string By)? longest = null;
        foreach (var one in all)
        {
            if (one.Ending.Length > (longest?.Ending.Length ?? 0) && word.EndsWith(one.Ending)) longest = one;
        }

        return longest;
    }
}
