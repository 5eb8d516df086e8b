namespace Probative.Examination.Texts;

/// <summary>In which language a text seems to be, and why that is said or not.</summary>
/// <param name="Language"><c>uk</c>, <c>ru</c> or <c>en</c>; null where it was not determined.</param>
/// <param name="Reason">
/// <c>clear</c>, or why nothing is said: <c>short</c>, <c>weak</c>, <c>close</c>, <c>mixed</c>,
/// <c>other</c>.
/// </param>
/// <param name="Words">The number of words that were looked at.</param>
/// <param name="Letters">The number of letters in them.</param>
/// <param name="Scores">The best five languages, the nearest first.</param>
internal sealed record LanguageFinding(
    string? Language, string Reason, int Words, int Letters, IReadOnlyList<LanguageScore> Scores);
