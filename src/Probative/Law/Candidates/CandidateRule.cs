namespace Probative.Law.Candidates;

/// <summary>When a question is asked: by the words of what is said or seen, or by the type of what is said.
/// </summary>
/// <param name="All">Of each list one term has to be there; terms by name.</param>
/// <param name="Types">Only where a claim is read as one of these; null for any, and for what is seen.
/// </param>
/// <param name="Provisions">What is asked about, by id.</param>
/// <param name="About">What the words are about, to follow "about words that say or deny that".</param>
internal sealed record CandidateRule(
    IReadOnlyList<IReadOnlyList<string>> All,
    IReadOnlyList<string>? Types,
    IReadOnlyList<string> Provisions,
    string About);
