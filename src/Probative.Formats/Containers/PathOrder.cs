namespace Probative.Formats.Containers;

/// <summary>
/// The order of paths by the bytes of their UTF-8 encoding, which is the order of their code points. The
/// order of .NET strings is that of UTF-16, where characters beyond U+FFFF sort before U+E000.
/// </summary>
public sealed class PathOrder : IComparer<string>
{
    private PathOrder()
    {
    }

    /// <summary>The one instance.</summary>
    public static PathOrder Bytes { get; } = new();

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        ReadOnlySpan<char> left = x, right = y;
        int common = left.CommonPrefixLength(right);
        if (common == left.Length || common == right.Length) return left.Length.CompareTo(right.Length);

        char a = left[common], b = right[common];
        bool aIsHalf = char.IsSurrogate(a), bIsHalf = char.IsSurrogate(b);
        if (aIsHalf == bIsHalf) return a.CompareTo(b);

        // Half of a surrogate pair stands for a code point above every other character.
        return aIsHalf ? 1 : -1;
    }
}
