namespace Probative.Formats.Credentials;

/// <summary>A stranger's text in the length that a report carries.</summary>
internal static class Excerpt
{
    /// <summary>Longer than any label, title or address that occurs.</summary>
    public const int Most = 1000;

    public static string Of(string text) =>
        text.Length <= Most ? text : string.Concat(text.AsSpan(0, Most), "…");
}
