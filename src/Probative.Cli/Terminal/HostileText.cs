using System.Globalization;
using System.Text;

namespace Probative.Cli.Terminal;

/// <summary>
/// Names, quotes and messages come from strangers. On a terminal a control character can move the cursor, and
/// a bidirectional one can make a file name read as another: both are shown as what they are, `\u{202E}`.
/// </summary>
internal static class HostileText
{
    /// <summary>One line's worth of text, harmless to print; a line break is shown as `\n`.</summary>
    public static string Escape(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var at = IndexOfHostile(text);
        if (at < 0) return text;

        var escaped = new StringBuilder(text.Length + 16).Append(text, 0, at);
        while (at < text.Length)
        {
            if (!Rune.TryGetRuneAt(text, at, out var rune))
            {
                Append(escaped, text[at++]);
                continue;
            }

            if (IsHostile(rune)) Append(escaped, rune.Value);
            else escaped.Append(text, at, rune.Utf16SequenceLength);
            at += rune.Utf16SequenceLength;
        }

        return escaped.ToString();
    }

    private static int IndexOfHostile(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            // Every character from U+00A0 on is looked at more closely; plain Latin passes here.
            if (text[i] is < ' ' or >= '\u007F') return i;
        }

        return -1;
    }

    private static void Append(StringBuilder escaped, int value) => escaped.Append(value switch
    {
        '\n' => @"\n",
        '\r' => @"\r",
        '\t' => @"\t",
        _ => string.Create(CultureInfo.InvariantCulture, $@"\u{{{value:X4}}}"),
    });

    private static bool IsHostile(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control => true,
        UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
        UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate => true,

        // Joiners are spelling in several scripts; every other invisible character only hides something.
        UnicodeCategory.Format => rune.Value is not (0x200C or 0x200D),
        _ => false,
    };
}
