using System.Text;

namespace Probative.Web.Shell;

/// <summary>The type of a fact in words: `ItemReceived` is "Item received".</summary>
public static class FactName
{
    public static string Of(string? type)
    {
        var words = new StringBuilder();
        foreach (var letter in type ?? "")
        {
            if (char.IsAsciiLetterUpper(letter) && words.Length > 0)
                words.Append(' ').Append(char.ToLowerInvariant(letter));
            else
                words.Append(letter);
        }

        return words.ToString();
    }
}
