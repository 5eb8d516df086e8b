using System.Text.Json.Nodes;

namespace Probative.Cli.Verbs;

/// <summary>
/// What others stated of the time before an intake: a sentence for each thing that was stated, in words that
/// leave it theirs, and one sentence when nothing was.
/// </summary>
internal static class StatementText
{
    private static readonly (string Field, string Words)[] s_sentences =
    [
        ("as_stated_by", "It came from"),
        ("how", "How it came:"),
        ("received", "Received:"),
        ("conditions", "Conditions:"),
        ("consent", "Consent:"),
    ];

    public static string Of(JsonObject stated)
    {
        var sentences = new List<string>();
        foreach (var (field, words) in s_sentences)
        {
            if ((string?)stated[field] is { } value) sentences.Add(Sentence(words, value));
        }

        return sentences.Count == 0
            ? "Nothing was stated of how it was acquired."
            : $"As stated: {string.Join(' ', sentences)}";
    }

    // The value is somebody's own words: an end that it has is not doubled, and nothing of it is changed.
    private static string Sentence(string words, string value) =>
        $"{words} {value}{(value is [.., '.' or '!' or '?' or '…'] ? "" : ".")}";
}
