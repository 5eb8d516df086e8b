using Probative.Kernel.Commands;

namespace Probative.Reading;

/// <summary>What is acceptable as the speakers and the hedges of a claim.</summary>
internal static class ClaimForm
{
    private const int TextLengthMax = 8_192;
    private const int ListLengthMax = 100;

    public static IEnumerable<Problem> Check(IReadOnlyList<string> speakers, IReadOnlyList<string> hedges)
    {
        if (speakers.Count == 0)
        {
            yield return new Problem(
                "no-speaker",
                null,
                "It was not said who says so.",
                "Give --by: the outlet, then whom it quotes.");
        }

        if (speakers.Count > ListLengthMax || hedges.Count > ListLengthMax)
        {
            yield return new Problem(
                "bad-value",
                null,
                $"A claim has at most {ListLengthMax} speakers and hedges.",
                "Record several claims.");
        }

        if (speakers.Concat(hedges).Any(text => string.IsNullOrWhiteSpace(text)
            || text.Length > TextLengthMax))
        {
            yield return new Problem(
                "bad-value",
                null,
                "A speaker or a hedge is empty or too long.",
                "Leave it out, or say it in words.");
        }
    }

    public static IEnumerable<Problem> MissingHedges(IReadOnlyList<string> hedges, TextScan scan) => hedges
        .Where((_, index) => !scan.IsHedgeFound(index))
        .Select(hedge => Missing(hedge, "in the item"));

    /// <summary>At a moment only the words that were written down are there to look in.</summary>
    public static IEnumerable<Problem> MissingHedges(IReadOnlyList<string> hedges, string quote) => hedges
        .Where(hedge => !quote.Contains(hedge, StringComparison.Ordinal))
        .Select(hedge => Missing(hedge, "among the quoted words"));

    private static Problem Missing(string hedge, string where) => new(
        "hedge-not-in-text",
        null,
        $"The words \"{hedge}\" are not {where}.",
        "A hedge is the speaker's own: copy it from the text, to the letter.");
}
