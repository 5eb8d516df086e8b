using Probative.Kernel.Commands;

namespace Probative.Verification.Findings;

/// <summary>What is acceptable as the words of a finding, of an opinion and of a review.</summary>
internal static class FindingForm
{
    private const int TextLengthMax = 4_096;
    private const int ListLengthMax = 100;

    public static IEnumerable<Problem> Check(DraftFinding draft)
    {
        if (Text(draft.Text, "The finding") is { } noText) yield return noText;
        foreach (var problem in Words(draft.Kind, draft.Likelihood, draft.Confidence, draft.ConfidenceReason))
            yield return problem;
        if (draft.Change is { } change && Text(change, "What would change our mind") is { } noChange)
            yield return noChange;
        if (draft.Items.Count == 0)
        {
            yield return new Problem(
                "no-item",
                null,
                "A finding rests on at least one item, and none was named.",
                "Name what it rests on: --item ITEM.");
        }

        int[] lengths =
        [
            draft.Items.Count, draft.Supports.Count, draft.Opposes.Count, draft.Search.Count,
            draft.Tests.Count, .. draft.Tests.Select(test => test.Alternatives.Count),
        ];
        if (lengths.Max() > ListLengthMax)
        {
            yield return Bad(
                $"A list in it has more than {ListLengthMax} entries.", "Make several findings of it.");
        }

        IEnumerable<string> texts =
        [
            .. draft.Search.SelectMany(one => (string[])[one.What, one.Where, one.Outcome]),
            .. draft.Tests.SelectMany(one => (string[])[one.Method, one.Inputs, one.Result]),
            .. draft.Tests.SelectMany(one => one.Alternatives),
        ];
        if (texts.Select(text => Text(text, "Each part of a search and of a test")).FirstOrDefault(
            problem => problem is not null) is { } empty)
        {
            yield return empty;
        }
    }

    /// <summary>What is wrong with how something is concluded: kind, likelihood, confidence.</summary>
    public static IEnumerable<Problem> Words(
        string kind, string? likelihood, string? confidence, string? confidenceReason)
    {
        if (OneOf(kind, FindingWords.Kinds, "kind of finding") is { } noKind) yield return noKind;
        if (likelihood is not null && OneOf(likelihood, FindingWords.Likelihoods, "likelihood") is { } none)
            yield return none;
        if (likelihood is not null && kind != FindingWords.Inferred)
        {
            yield return Bad(
                "Only what is inferred has a likelihood.",
                "Leave it out, or say that it is inferred: what is seen or measured has none.");
        }

        if (confidence is not null && OneOf(confidence, FindingWords.Confidences, "confidence") is { } no)
            yield return no;
        if (confidenceReason is not null && Text(confidenceReason, "The reason of a confidence") is { } empty)
            yield return empty;
        if (confidenceReason is not null && confidence is null)
            yield return Bad("A reason of the confidence is there, and no confidence.", "Give both.");
    }

    public static Problem? OneOf(string word, IReadOnlyList<string> words, string what) =>
        words.Contains(word)
            ? null
            : Bad($"\"{word}\" is no {what}.", $"It is one of: {string.Join(", ", words)}.");

    public static Problem? Text(string text, string what) =>
        PlainWords.Are(text, TextLengthMax)
            ? null
            : Bad($"{what} has 1 to {TextLengthMax} characters, none of them zero.", "Say it in a sentence.");

    public static Problem Bad(string message, string hint) => new("bad-value", null, message, hint);
}
