using System.Text;

namespace Probative.Kernel.Pages;

/// <summary>
/// Hostile text on a page: markup characters become references, what cannot be seen becomes visible.
/// </summary>
internal static class HtmlText
{
    public static string Escape(string text)
    {
        var output = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
        {
            var reference = rune.Value switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                '\n' => "↵<br>",
                _ => null,
            };
            if (reference is not null) output.Append(reference);
            else VisibleText.Append(output, rune);
        }

        return output.ToString();
    }
}
