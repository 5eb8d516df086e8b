using System.Globalization;
using System.Text;

namespace Probative.Kernel.Pages;

/// <summary>
/// Characters that cannot be seen or that change how their neighbours are read (controls, bidirectional
/// controls, zero-width marks, tags, line separators, blanks that are no space) as visible names such as
/// `⟨U+202E⟩`, so that what a reader sees is what stands there (UTS #55, Trojan Source).
/// </summary>
internal static class VisibleText
{
    /// <summary>One line of text.</summary>
    public static string Of(string text)
    {
        var output = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes()) Append(output, rune);
        return output.ToString();
    }

    public static void Append(StringBuilder output, Rune rune)
    {
        if (IsHidden(rune)) output.Append(CultureInfo.InvariantCulture, $"⟨U+{rune.Value:X4}⟩");
        else output.Append(rune.ToString());
    }

    private static bool IsHidden(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Surrogate
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || IsFormat(rune)
        || IsBlank(rune)
        || IsVariation(rune);

    /// <summary>Joiners are spelling in several scripts; the other format characters hide things.</summary>
    private static bool IsFormat(Rune rune) =>
        Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format && rune.Value is not (0x200C or 0x200D);

    /// <summary>
    /// Space-like characters other than the space: no-break and thin spaces, Hangul fillers, Braille blank.
    /// </summary>
    private static bool IsBlank(Rune rune) =>
        (rune.Value != ' ' && Rune.GetUnicodeCategory(rune) == UnicodeCategory.SpaceSeparator)
        || rune.Value is 0x115F or 0x1160 or 0x2800 or 0x3164 or 0xFFA0 or 0x034F;

    /// <summary>
    /// Variation selectors: they can carry hidden bytes. Text and emoji style are left alone.
    /// </summary>
    private static bool IsVariation(Rune rune) =>
        rune.Value is (>= 0xFE00 and <= 0xFE0D) or (>= 0xE0100 and <= 0xE01EF);
}
