namespace Probative.Formats.Credentials.Validation;

/// <summary>The findings of a whole store, up to a bound, with the way by which each was reached.</summary>
internal sealed class FindingList
{
    private const int Most = 20_000;

    private readonly List<CredentialFinding> _findings = [];

    /// <summary>The ingredient assertion by which the manifest is reached that is checked now.</summary>
    public string? Ingredient { get; set; }

    /// <summary>What those on the way to it wrote down as failures.</summary>
    public RecordedFailures Recorded { get; set; } = RecordedFailures.None;

    public IReadOnlyList<CredentialFinding> All => _findings;

    public void Pass(string code, string uri, string text) => Add(code, FindingKind.Success, uri, text);

    public void Note(string code, string uri, string text) => Add(code, FindingKind.Informational, uri, text);

    public void Fail(string code, string uri, string text) => Add(code, FindingKind.Failure, uri, text);

    private void Add(string code, FindingKind kind, string uri, string text)
    {
        if (_findings.Count > Most) return;
        if (_findings.Count == Most)
        {
            _findings.Add(
                new(StatusCodes.LimitReached, FindingKind.Failure, uri, "There are more findings."));
            return;
        }

        var isRecorded = kind == FindingKind.Failure && Recorded.Contains(code, uri);
        _findings.Add(new(code, kind, Excerpt.Of(uri), text, Ingredient, isRecorded));
    }
}
