using System.Text.Json;

namespace Probative.Law.Candidates;

/// <summary>The rules by which questions are asked, from the data file `candidates.json`: the same for every
/// party, for they name none.</summary>
internal sealed class CandidateBook
{
    private static readonly JsonSerializerOptions s_options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    private static readonly Lazy<CandidateBook> s_own = new(Read);

    private CandidateBook(Book book)
    {
        (NotLookedAt, Rules, Terms) = (book.NotLookedAt, book.Rules, book.Terms);
        Phrases = book.Terms.ToDictionary(
            term => term.Key,
            term => (IReadOnlyList<TermPhrase>)
                [.. term.Value.Values.SelectMany(one => one).Select(TermPhrase.Of)]);
    }

    public static CandidateBook Own => s_own.Value;

    /// <summary>What the rules pass over, in words.</summary>
    public IReadOnlyList<string> NotLookedAt { get; }

    public IReadOnlyList<CandidateRule> Rules { get; }

    /// <summary>Words and beginnings of words, by term and by language.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>> Terms { get; }

    /// <summary>The same, ready to be found in a text.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<TermPhrase>> Phrases { get; }

    private static CandidateBook Read()
    {
        using var stream = typeof(CandidateBook).Assembly.GetManifestResourceStream("candidates.json")
            ?? throw new InvalidOperationException("The rules of candidates are not embedded.");
        return new CandidateBook(JsonSerializer.Deserialize<Book>(stream, s_options)
            ?? throw new InvalidOperationException("The rules of candidates are empty."));
    }

    private sealed record Book(
        IReadOnlyList<string> NotLookedAt,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>> Terms,
        IReadOnlyList<CandidateRule> Rules);
}
