namespace Probative.Handover.Plan;

/// <summary>
/// The ending that an item's file gets in the package (docs/spec/package.md): a dot and 1 to 8 of `a-z0-9`,
/// from the name that is opened, or nothing. A name that is withheld gives no ending.
/// </summary>
internal static class FileEnding
{
    private const int LettersMax = 8;

    public static string Of(string? name)
    {
        var dot = name?.LastIndexOf('.') ?? -1;
        if (name is null || dot <= 0) return "";
        var letters = name[(dot + 1)..].ToLowerInvariant();
        return letters.Length is > 0 and <= LettersMax
            && letters.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))
            ? "." + letters
            : "";
    }
}
