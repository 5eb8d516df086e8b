using Probative.Kernel.Commands;

namespace Probative.Incidents;

/// <summary>What is acceptable as words of the casework: a line or a few, not a document.</summary>
internal static class Words
{
    private const int LengthMax = 4_096;

    /// <summary>What is wrong with them, or null.</summary>
    public static Problem? Check(string text, string what) =>
        PlainWords.Are(text, LengthMax)
            ? null
            : new Problem(
                "bad-value",
                null,
                $"{what} has 1 to {LengthMax} characters, none of them zero.",
                "Say it in a sentence.");
}
