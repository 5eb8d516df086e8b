using System.Globalization;
using System.Text;

namespace Probative.Web.Shell;

/// <summary>
/// A name with what cannot be seen made visible: a character that turns the direction of what follows makes
/// "gpj.exe" read as "exe.jpg", and one without width makes two names look the same.
/// </summary>
public static class VisibleName
{
    public static string Of(string? text)
    {
        if (text is null) return "";
        StringBuilder? shown = null;
        var done = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            {
                shown ??= new StringBuilder(text[..done]);
                shown.Append(CultureInfo.InvariantCulture, $"⟨U+{rune.Value:X4}⟩");
            }
            else
            {
                shown?.Append(rune.ToString());
            }

            done += rune.Utf16SequenceLength;
        }

        return shown?.ToString() ?? text;
    }
}
