using System.Globalization;
using System.Text;

namespace Probative.Check.Reports;

/// <summary>
/// Text of a stranger made harmless for a terminal: names and messages can hold control sequences that move
/// the cursor or hide a line, and marks that turn the direction of writing.
/// </summary>
internal static class Plain
{
    private const int Longest = 2_000;

    /// <summary>A number with its noun: <c>1 fault</c>, <c>2 faults</c>.</summary>
    public static string Count(long count, string one) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {one}{(count == 1 ? "" : "s")}");

    public static string Of(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (plain.Length > Longest) return plain.Append(" ...").ToString();
            bool isHarmless = Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control
                or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
            if (isHarmless) plain.Append(rune);
            else plain.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:x}}}");
        }

        return plain.ToString();
    }
}
