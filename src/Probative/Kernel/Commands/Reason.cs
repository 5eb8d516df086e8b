namespace Probative.Kernel.Commands;

/// <summary>
/// What is acceptable as a reason that a person gives for an act of keeping: words, not a document. It is
/// recorded as given, sealed, and stays in the house.
/// </summary>
public static class Reason
{
    private const int LengthMax = 8_192;

    /// <summary>What is wrong with a reason, or null.</summary>
    public static Problem? Check(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return PlainWords.Are(text, LengthMax)
            ? null
            : new Problem(
                "bad-value",
                null,
                $"A reason has 1 to {LengthMax} characters, none of them zero.",
                "Say it in a sentence: --reason \"...\". It stays in the house.");
    }
}
