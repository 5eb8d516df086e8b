namespace Probative.Kernel.Commands;

/// <summary>What is acceptable wherever a person says something in words.</summary>
internal static class PlainWords
{
    /// <summary>True for a text that is not blank, not too long, and without a zero character.</summary>
    public static bool Are(string text, int lengthMax) =>
        !string.IsNullOrWhiteSpace(text)
        && text.Length <= lengthMax
        && !text.Contains('\0', StringComparison.Ordinal);
}
