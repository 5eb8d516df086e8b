namespace Probative.Preservation.Listing;

/// <summary>
/// What a person types as a question to the index of words (SQLite FTS5, section 3): every word quoted, so
/// that none is taken for an operator, and each found by its beginning.
/// </summary>
internal static class SearchWords
{
    private const int WordsMax = 20;

    /// <summary>Null when there is nothing to look for.</summary>
    public static string? ToQuery(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        var words = typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(WordsMax)
            .Select(word => word.Replace("\0", "", StringComparison.Ordinal))
            .Where(word => word.Any(char.IsLetterOrDigit))
            .Select(word => $"\"{word.Replace("\"", "\"\"", StringComparison.Ordinal)}\"*");
        var query = string.Join(' ', words);
        return query.Length > 0 ? query : null;
    }
}
