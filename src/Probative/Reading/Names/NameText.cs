using System.Text.RegularExpressions;

namespace Probative.Reading.Names;

/// <summary>What is acceptable as a name, and how one is written with its language on a line.</summary>
public static partial class NameText
{
    /// <summary>Stands between several names in one cell of a table, and therefore in no name.</summary>
    public const char Between = '|';

    private const int LengthMax = 200;

    /// <summary>What is wrong with a name, or null.</summary>
    public static Flaw? Check(string field, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return !string.IsNullOrWhiteSpace(text)
            && text.Length <= LengthMax
            && !text.Any(letter => letter == Between || char.IsControl(letter))
                ? null
                : new Flaw(
                    field,
                    $"A name has 1 to {LengthMax} characters, in one line, without \"{Between}\".",
                    "Write it as it stands somewhere.");
    }

    /// <summary>What is wrong with a language, or null.</summary>
    public static Flaw? CheckLanguage(string field, string? language) =>
        language is null || Tag().IsMatch(language)
            ? null
            : new Flaw(field, $"\"{language}\" is no language.", "Give a tag: uk, ru, en, sr-Latn.");

    /// <summary>`NAME [uk]`, or the name alone where no language was said.</summary>
    public static string Write(Spelling spelling)
    {
        ArgumentNullException.ThrowIfNull(spelling);

        // A name that ends like a language is told from one that has one by empty brackets.
        return spelling.Language is not null || spelling.Text.EndsWith(']')
            ? $"{spelling.Text} [{spelling.Language}]"
            : spelling.Text;
    }

    /// <summary>Reads what <see cref="Write"/> makes; any other text is a name without a language.</summary>
    public static Spelling Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var trimmed = text.Trim();
        if (!trimmed.EndsWith(']')
            || trimmed.LastIndexOf(" [", StringComparison.Ordinal) is not (> 0 and var at))
        {
            return new Spelling(trimmed, null);
        }

        var language = trimmed[(at + 2)..^1];
        if (language.Length > 0 && !Tag().IsMatch(language)) return new Spelling(trimmed, null);
        return new Spelling(trimmed[..at].TrimEnd(), language.Length > 0 ? language : null);
    }

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
