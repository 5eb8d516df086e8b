using System.Globalization;
using System.Text;

namespace Probative.Reading.Names;

/// <summary>
/// Folds a name to a key: equal keys are the same name but for case, accents, apostrophes, and how Cyrillic
/// was romanised. `Роботине`, `Robotyne` and `ROBOTÝNE` have one key. Keys stand in a view: who changes what
/// they are makes a new version of it.
/// </summary>
public static class NameKey
{
    // Two letters that write one sound. What stands for it is no letter of a name that was folded, so that
    // one sound is one difference. Longer ones come first.
    private static readonly (string Letters, string Sound)[] s_pairs =
    [
        ("shch", "SC"), ("zh", "Z"), ("kh", "X"), ("ts", "T"), ("tz", "T"), ("ch", "C"), ("sh", "S"),
        ("ph", "f"), ("ck", "k"), ("x", "ks"), ("h", "g"), ("w", "v"), ("y", "i"), ("j", "i"), ("c", "k"),
        ("q", "k"),
    ];

    /// <summary>The key of any text. It is never empty unless the text is blank.</summary>
    public static string Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var key = Sounds(Fold(name, Letters.Roman));

        // Signs alone fold to nothing, and are then what they are.
        return key.Length > 0 ? key : name.Trim().ToLowerInvariant();
    }

    /// <summary>The same without romanising: only case, accents, apostrophes and spaces are folded.</summary>
    public static string LettersOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var letters = Fold(name, Letters.WithoutAccent);
        return letters.Length > 0 ? letters : name.Trim().ToLowerInvariant();
    }

    public static bool IsCyrillic(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Any(Letters.IsCyrillic);
    }

    private static string Fold(string name, Func<char, string?> letterOf)
    {
        var folded = new StringBuilder(name.Length + 8);
        foreach (var rune in name.ToLowerInvariant().EnumerateRunes())
        {
            if (rune.IsBmp && Letters.IsMark((char)rune.Value)) continue;
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
                    or UnicodeCategory.Format:
                    break;
                case UnicodeCategory.DecimalDigitNumber:
                    folded.Append((int)Rune.GetNumericValue(rune));
                    break;
                case UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter
                    or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
                    or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber
                    or UnicodeCategory.OtherNumber or UnicodeCategory.SpacingCombiningMark:
                    folded.Append((rune.IsBmp ? letterOf((char)rune.Value) : null) ?? rune.ToString());
                    break;
                default:
                    if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
                    break;
            }
        }

        return folded.ToString().TrimEnd(' ');
    }

    private static string Sounds(string letters)
    {
        var key = new StringBuilder(letters.Length);
        for (var at = 0; at < letters.Length;)
        {
            var from = at;
            var pair = Array.Find(
                s_pairs, one => letters.AsSpan(from).StartsWith(one.Letters, StringComparison.Ordinal));
            if (pair.Letters is null) Add(key, letters[at]);
            else foreach (var letter in pair.Sound) Add(key, letter);
            at += pair.Letters?.Length ?? 1;
        }

        return key.ToString();
    }

    /// <summary>
    /// A doubled letter is one, except a digit: 70 and 700 are two units. `ie` is how many write the letter
    /// that others write `e`.
    /// </summary>
    private static void Add(StringBuilder key, char letter)
    {
        if (key.Length > 0 && key[^1] == letter && !char.IsAsciiDigit(letter)) return;
        if (letter == 'e' && key.Length > 0 && key[^1] == 'i') key[^1] = letter;
        else key.Append(letter);
        if (key.Length > 1 && key[^1] == 'e' && key[^2] == 'e') key.Length--;
    }
}
