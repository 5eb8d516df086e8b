using Probative.Kernel.Commands;

namespace Probative.Preservation.Agenda;

/// <summary>What is acceptable as a note or a task: words, not a document.</summary>
internal static class AgendaText
{
    private const int LengthMax = 4_096;

    /// <summary>What is wrong with a text, or null.</summary>
    public static Problem? Check(string text, string what) =>
        PlainWords.Are(text, LengthMax)
            ? null
            : new Problem(
                "bad-value",
                null,
                $"A {what} has 1 to {LengthMax} characters, none of them zero.",
                "Say it in a sentence. It stays in the house.");
}
