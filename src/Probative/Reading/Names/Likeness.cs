namespace Probative.Reading.Names;

/// <summary>
/// How far a name is from what somebody looks for, with the reason: a candidate to choose from, never taken
/// by itself.
/// </summary>
/// <param name="How">`same-spelling`, `same-letters`, `other-script`, `other-spelling` or `near`.</param>
/// <param name="Distance">How many sounds differ; 0 for all but `near`.</param>
/// <param name="Reason">The same in words.</param>
public sealed record Likeness(string How, int Distance, string Reason)
{
    private static readonly string[] s_numbers = ["no", "one", "two", "three"];

    private static readonly string[] s_ranks =
        ["same-spelling", "same-letters", "other-script", "other-spelling", "near"];

    /// <summary>Nearer ones first.</summary>
    public int Rank => Array.IndexOf(s_ranks, How) + Distance;

    /// <summary>Null when they are too far apart to offer one for the other.</summary>
    /// <param name="wanted">What somebody looks for.</param>
    /// <param name="name">A name that is there.</param>
    /// <param name="key">Its <see cref="NameKey"/>.</param>
    public static Likeness? Of(string wanted, string name, string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (string.Equals(wanted, name, StringComparison.Ordinal))
            return new Likeness("same-spelling", 0, "The same spelling");
        if (NameKey.LettersOf(wanted) == NameKey.LettersOf(name))
            return new Likeness("same-letters", 0, "The same letters but for case, accents or apostrophes");
        var wantedKey = NameKey.Of(wanted);
        var (isWanted, isName) = (NameKey.IsCyrillic(wanted), NameKey.IsCyrillic(name));
        if (wantedKey == key)
        {
            return isWanted == isName
                ? new Likeness("other-spelling", 0, "The same name, spelt in another way")
                : new Likeness("other-script", 0, $"The same letters{Script(isWanted, isName)}");
        }

        // The number of a unit or of a house is no matter of spelling.
        if (!Digits(wantedKey).SequenceEqual(Digits(key))) return null;
        var distance = KeyDistance.Between(wantedKey, key, LimitOf(Math.Max(wantedKey.Length, key.Length)));
        if (distance is not { } differ) return null;
        var many = differ == 1 ? "One letter differs" : $"{Capital(s_numbers[differ])} letters differ";
        return new Likeness("near", differ, many + Script(isWanted, isName));
    }

    private static string Script(bool isWanted, bool isName) => (isWanted, isName) switch
    {
        (false, true) => " in Cyrillic",
        (true, false) => " in Latin",
        _ => "",
    };

    /// <summary>A short name that differs in two letters is another name.</summary>
    private static int LimitOf(int length) => length switch
    {
        <= 2 => 0,
        <= 5 => 1,
        <= 8 => 2,
        _ => 3,
    };

    private static IEnumerable<string> Digits(string key) => key
        .Split([.. key.Where(letter => !char.IsAsciiDigit(letter)).Distinct()])
        .Where(number => number.Length > 0);

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
