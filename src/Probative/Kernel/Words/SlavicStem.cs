using System.Buffers;

namespace Probative.Kernel.Words;

/// <summary>
/// What the rules for Ukrainian and Russian share: cutting one ending, the longest that leaves a stem, and
/// what a stem without ending lost.
/// </summary>
internal static class SlavicStem
{
    public const int LettersMin = 2;

    private static readonly SearchValues<char> s_vowels = SearchValues.Create("аеєиіїоуюяыэ");

    private static readonly string[] s_reflexive = ["ся", "сь"];

    public static bool IsVowel(char letter) => s_vowels.Contains(letter);

    /// <summary>Cuts the first of these endings that leaves a stem; empty where none does.</summary>
    /// <param name="word">What is cut.</param>
    /// <param name="endings">The longest first.</param>
    public static string Cut(ref StemBuffer word, string[] endings)
    {
        var region = Region(word.Text);
        foreach (var ending in endings)
        {
            if (!word.EndsWith(ending, region)) continue;
            word.Cut(ending.Length);
            return ending;
        }

        return "";
    }

    public static void CutReflexive(ref StemBuffer word) => Cut(ref word, s_reflexive);

    /// <summary>`хлопець` as `хлопця` has it, `окон` as `окно`: without the vowel that comes and goes.
    /// </summary>
    public static void AddWithoutFleeting(ICollection<string> stems, ReadOnlySpan<char> stem)
    {
        // `-еш` is what a verb ends in, of the second person.
        if (stem.Length < 3 || stem[^2] is not ('о' or 'е') || IsVowel(stem[^1]) || IsVowel(stem[^3])
            || stem.EndsWith("еш"))
        {
            return;
        }

        Add(stems, string.Concat(stem[..^2], stem[^1..]));
    }

    public static void Add(ICollection<string> stems, string stem)
    {
        if (!stems.Contains(stem)) stems.Add(stem);
    }

    public static string[] LongestFirst(IEnumerable<string> endings) =>
        [.. endings.Distinct().OrderByDescending(ending => ending.Length)];

    /// <summary>Each of the first before each of the second.</summary>
    public static IEnumerable<string> Joined(IReadOnlyList<string> first, IReadOnlyList<string> second) =>
        first.SelectMany(one => second.Select(other => one + other));

    /// <summary>A stem keeps a vowel and at least two letters.</summary>
    private static int Region(ReadOnlySpan<char> word)
    {
        var at = word.IndexOfAny(s_vowels);
        return at < 0 ? word.Length : Math.Max(at + 1, LettersMin);
    }
}
