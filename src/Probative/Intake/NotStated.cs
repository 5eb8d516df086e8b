namespace Probative.Intake;

/// <summary>
/// *Not stated* is an answer: the question was there, and nobody answered it. It is recorded as null, so that
/// no reader can take an empty text for something that somebody said.
/// </summary>
public static class NotStated
{
    public const string Words = "not stated";

    /// <summary>
    /// What was stated, or null for nothing, white space alone, or the words themselves in any case.
    /// </summary>
    public static string? Read(string? text) =>
        string.IsNullOrWhiteSpace(text) || text.AsSpan().Trim().Equals(
            Words, StringComparison.OrdinalIgnoreCase)
            ? null
            : text;
}
