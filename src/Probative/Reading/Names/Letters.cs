using System.Collections.Frozen;
using Probative.Kernel.Words;

namespace Probative.Reading.Names;

/// <summary>
/// What single letters of names fold to. Romanisations of Ukrainian and Russian differ: here both come down
/// to the same letters.
/// </summary>
internal static class Letters
{
    /// <summary>Letters that are a sound of their own, which Cyrillic has a letter for.</summary>
    private static readonly (string Accented, string Roman)[] s_sounds =
        [("šşș", "sh"), ("čćç", "ch"), ("žż", "zh")];

    private static readonly (char Cyrillic, string Roman)[] s_cyrillic =
    [
        ('а', "a"), ('б', "b"), ('в', "v"), ('г', "g"), ('ґ', "g"), ('д', "d"), ('е', "e"), ('ё', "e"),
        ('є', "ie"), ('ж', "zh"), ('з', "z"), ('и', "i"), ('і', "i"), ('ї', "i"), ('й', "i"), ('к', "k"),
        ('л', "l"), ('м', "m"), ('н', "n"), ('о', "o"), ('п', "p"), ('р', "r"), ('с', "s"), ('т', "t"),
        ('у', "u"), ('ў', "u"), ('ф', "f"), ('х', "kh"), ('ц', "ts"), ('ч', "ch"), ('ш', "sh"),
        ('щ', "shch"), ('ы', "i"), ('э', "e"), ('ю', "iu"), ('я', "ia"),
    ];

    private static readonly FrozenDictionary<char, string> s_roman = s_cyrillic
        .Select(row => KeyValuePair.Create(row.Cyrillic, row.Roman))
        .Concat(s_sounds.SelectMany(
            row => row.Accented, (row, letter) => KeyValuePair.Create(letter, row.Roman)))
        .ToFrozenDictionary();

    /// <summary>A lower-case letter without its accent; null when it has none.</summary>
    public static string? WithoutAccent(char letter) => PlainLetters.WithoutAccent(letter);

    /// <summary>A lower-case letter in plain Latin ones; null when it is one, or is not known.</summary>
    public static string? Roman(char letter) =>
        s_roman.GetValueOrDefault(letter) ?? PlainLetters.WithoutAccent(letter);

    public static bool IsCyrillic(char letter) => letter is >= '\u0400' and <= '\u052f';

    /// <summary>Apostrophes and primes of all kinds, and the two signs of Cyrillic that they write.</summary>
    public static bool IsMark(char letter) => letter is '\'' or '`' or '"' or '\u00b4' or '\u02b9'
        or '\u02ba' or '\u02bb' or '\u02bc' or '\u02bd' or '\u02bf' or '\u02be' or '\u02c8' or '\u2018'
        or '\u2019' or '\u201a' or '\u201b' or '\u201c' or '\u201d' or '\u201e' or '\u2032' or '\u2033'
        or '\uff07' or 'ь' or 'ъ';
}
