using Probative.Kernel.Commands;

namespace Probative.Law.Analysis;

/// <summary>What is acceptable as counsel's words.</summary>
internal static class AnalysisText
{
    private const int LengthMax = 4_096;

    /// <summary>What is wrong with it, or null.</summary>
    public static Problem? Check(string text, string what) =>
        !string.IsNullOrWhiteSpace(text) && text.Length <= LengthMax
        && !text.Contains('\0', StringComparison.Ordinal)
            ? null
            : new Problem(
                "bad-value",
                null,
                $"A {what} has 1 to {LengthMax} characters, none of them zero.",
                "Say it in a sentence.");
}
