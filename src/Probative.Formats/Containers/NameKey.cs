using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Probative.Formats.Containers;

/// <summary>
/// A key under which two names that look the same to a person are equal: canonical decomposition (Unicode
/// Standard Annex 15), optionally without case. A folder that went through a Mac holds decomposed names for
/// the composed ones in its manifest (RFC 8493 section 6.1.1.2), and the Cyrillic short i is such a letter.
/// </summary>
/// <remarks>
/// The table is our own because the verifier runs without ICU, where the framework's normalization does
/// nothing. Runs of combining marks are put in the order of their code points, not of their combining
/// classes; as a key that is coarser than canonical equivalence, which is the safe side: keys only raise
/// warnings and find a file whose digest is then checked.
/// </remarks>
public static class NameKey
{
    private const int HangulBase = 0xAC00;
    private const int HangulCount = 11172;
    private const int HangulVowels = 21;
    private const int HangulTrails = 28;

    // Loaded at the first name that is not ASCII; most packages never need it.
    private static readonly Lazy<FrozenDictionary<int, string>> Decompositions = new(Load);

    /// <summary>The key of a name.</summary>
    /// <param name="name">Any text.</param>
    /// <param name="ignoreCase">True to make names equal that differ only by case.</param>
    public static string Of(string name, bool ignoreCase = false)
    {
        ArgumentNullException.ThrowIfNull(name);
        string key = Ascii.IsValid(name) ? name : Decompose(name);
        return ignoreCase ? key.ToUpperInvariant() : key;
    }

    private static string Decompose(string name)
    {
        var runes = new List<Rune>(name.Length + 8);
        foreach (Rune rune in name.EnumerateRunes())
        {
            if (rune.IsAscii) runes.Add(rune);
            else if (rune.Value is >= HangulBase and < HangulBase + HangulCount) AddHangul(runes, rune.Value);
            else if (Decompositions.Value.TryGetValue(rune.Value, out string? parts))
                runes.AddRange(parts.EnumerateRunes());
            else runes.Add(rune);
        }

        SortMarks(runes);
        var text = new StringBuilder(runes.Count);
        foreach (Rune rune in runes) text.Append(rune);
        return text.ToString();
    }

    // The Unicode Standard, section 3.12: Hangul syllables decompose by arithmetic.
    private static void AddHangul(List<Rune> runes, int syllable)
    {
        int index = syllable - HangulBase;
        runes.Add(new Rune(0x1100 + (index / (HangulVowels * HangulTrails))));
        runes.Add(new Rune(0x1161 + (index % (HangulVowels * HangulTrails) / HangulTrails)));
        if (index % HangulTrails is var trail and not 0) runes.Add(new Rune(0x11A7 + trail));
    }

    private static void SortMarks(List<Rune> runes)
    {
        for (var start = 0; start < runes.Count; start++)
        {
            int end = start;
            while (end < runes.Count && IsMark(runes[end])) end++;
            if (end - start > 1) runes.Sort(start, end - start, comparer: null);
            start = end;
        }
    }

    private static bool IsMark(Rune rune) => !rune.IsAscii && Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.EnclosingMark;

    private static FrozenDictionary<int, string> Load()
    {
        using Stream stream =
            typeof(NameKey).Assembly.GetManifestResourceStream("CanonicalDecompositions.txt")
            ?? throw new InvalidOperationException("The table of decompositions is not in the assembly.");
        using var reader = new StreamReader(stream);
        var table = new Dictionary<int, string>();
        while (reader.ReadLine() is { } line)
        {
            string[] fields = line.Split(' ');
            table[ParseHex(fields[0])] =
                string.Concat(fields.Skip(1).Select(f => new Rune(ParseHex(f)).ToString()));
        }

        return table.ToFrozenDictionary();
    }

    private static int ParseHex(string field) =>
        int.Parse(field, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
