namespace Probative.Kernel.Words;

/// <summary>
/// What the index of words puts around a found word when it is asked for the text with marks: characters of
/// control that no text in it has.
/// </summary>
public static class FoundMarks
{
    public const char Open = '\u0002';
    public const char Close = '\u0003';

    /// <summary>
    /// The same text with spaces in the place of marks, so that a stranger's text sets none. No word moves.
    /// </summary>
    public static string Without(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.AsSpan().ContainsAny(Open, Close) ? text.Replace(Open, ' ').Replace(Close, ' ') : text;
    }
}
