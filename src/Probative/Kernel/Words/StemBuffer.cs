namespace Probative.Kernel.Words;

/// <summary>
/// The letters of one word while endings are taken off it. Regions are positions: an ending is in a region
/// when it begins there or behind.
/// </summary>
internal ref struct StemBuffer(Span<char> letters, int length)
{
    private readonly Span<char> _letters = letters;

    public int Length { get; private set; } = length;

    public readonly ReadOnlySpan<char> Text => _letters[..Length];

    public readonly char this[int at]
    {
        get => _letters[at];
        set => _letters[at] = value;
    }

    public readonly bool EndsWith(ReadOnlySpan<char> ending) => Text.EndsWith(ending);

    /// <summary>True where the word has this ending, and all of it is in the region.</summary>
    public readonly bool EndsWith(ReadOnlySpan<char> ending, int region) =>
        Length - ending.Length >= region && Text.EndsWith(ending);

    public void Cut(int letters) => Length -= letters;

    /// <summary>
    /// Puts letters in the place of the last ones. The word MUST not become longer than its buffer.
    /// </summary>
    public void Replace(int letters, ReadOnlySpan<char> by)
    {
        by.CopyTo(_letters[(Length - letters)..]);
        Length += by.Length - letters;
    }

    /// <summary>The longest of these endings that the word has; null for none.</summary>
    public readonly string? Longest(ReadOnlySpan<string> endings, int region = 0)
    {
        string? longest = null;
        foreach (var ending in endings)
        {
            if (ending.Length > (longest?.Length ?? 0) && EndsWith(ending, region)) longest = ending;
        }

        return longest;
    }
}
