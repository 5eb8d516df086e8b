using Probative.Kernel.Commands;

namespace Probative.Kernel.Cases;

/// <summary>What is acceptable as a text about a case.</summary>
public static class CaseText
{
    private const int NameLengthMax = 200;
    private const int TextLengthMax = 8_192;

    /// <summary>What is wrong with a name or a role, or null.</summary>
    public static Problem? CheckName(string what, string text) =>
        Check(what, text, NameLengthMax, "Give a few words, in quotes.");

    /// <summary>What is wrong with a purpose or a legal basis, or null.</summary>
    public static Problem? Check(string what, string text) =>
        Check(what, text, TextLengthMax, "Say it in a sentence.");

    private static Problem? Check(string what, string text, int lengthMax, string hint) =>
        !string.IsNullOrWhiteSpace(text) && text.Length <= lengthMax && !text.Contains(
            '\0', StringComparison.Ordinal)
            ? null
            : new Problem(
                "bad-value", null, $"A case needs a {what} of at most {lengthMax} characters.", hint);
}
