using System.Globalization;

namespace Probative.Formats.Texts;

/// <summary>
/// Chooses between encodings of one byte a character by what the text would look like in each: common
/// letters, capitals at the beginning of words, one script within a word. A guess, and given as one.
/// </summary>
internal static class SingleByteGuess
{
    // The letters of Russian and Ukrainian text from the commonest to the rarest.
    private const string Letters = "оаеинтсрвлкмдпуяьізбгычйхжшюцщэєїфёґъ";

    // What text has between words, in any of the encodings.
    private const string Marks = "«»—–…№“”„’‘\u00A0•°§©";

    // Below this, hardly a character stands where it would in real text.
    private const double Enough = -0.3;

    private static readonly (EncodingKind Kind, string Name)[] s_candidates =
    [
        (EncodingKind.Windows1251, "windows-1251"),
        (EncodingKind.Koi8Russian, "KOI8-R"),
        (EncodingKind.Koi8Ukrainian, "KOI8-U"),
        (EncodingKind.Dos866, "IBM866"),
        (EncodingKind.Windows1252, "windows-1252"),
    ];

    public static TextEncoding? Read(ReadOnlySpan<byte> bytes)
    {
        var best = double.MinValue;
        var chosen = s_candidates[0];
        foreach (var candidate in s_candidates)
        {
            var isLatin = candidate.Kind == EncodingKind.Windows1252;
            var score = Score(bytes, UpperHalves.Of(candidate.Kind)!, isLatin);
            if (score <= best) continue;
            best = score;
            chosen = candidate;
        }

        if (best < Enough) return null;
        var told = string.Create(
            CultureInfo.InvariantCulture, $"letters stand as in text, {best:F2} points a character above 7F");
        return new TextEncoding(chosen.Kind, chosen.Name, 0, true, told);
    }

    private static double Score(ReadOnlySpan<byte> bytes, string upper, bool isLatin)
    {
        double sum = 0;
        var count = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] < 0x80) continue;
            count++;
            var here = upper[bytes[i] - 0x80];
            var before = i == 0 ? ' ' : At(bytes[i - 1], upper);
            var after = i + 1 == bytes.Length ? ' ' : At(bytes[i + 1], upper);
            sum += isLatin ? Latin(before, here, after) : Cyrillic(before, here, after);
        }

        return count == 0 ? 0 : sum / count;
    }

    private static char At(byte value, string upper) => value < 0x80 ? (char)value : upper[value - 0x80];

    private static double Cyrillic(char before, char here, char after)
    {
        if (Marks.Contains(here)) return 0.2;
        if (!char.IsLetter(here)) return -4;
        if (char.IsAsciiLetter(before) || char.IsAsciiLetter(after)) return -3;
        if (char.IsUpper(here) && char.IsLower(before)) return -4;

        // Frequencies fall about as fast as ranks rise, so ranks serve as the logarithms of them.
        var rank = Letters.IndexOf(char.ToLowerInvariant(here));
        return rank < 0 ? -4 : 1.8 - (0.15 * rank);
    }

    private static double Latin(char before, char here, char after)
    {
        if (Marks.Contains(here)) return 0.2;
        if (!char.IsLetter(here)) return -2;
        if (before >= '\u0080' || after >= '\u0080') return -1;
        return char.IsAsciiLetter(before) || char.IsAsciiLetter(after) ? 1.5 : 0.3;
    }
}
