namespace Probative.Examination.Texts;

/// <summary>How near a text stands to one language.</summary>
/// <param name="Language">A code of ISO 639-1.</param>
/// <param name="Score">
/// From 0 up to about 0.6: the share of common little words, less what is said by letters that the language
/// does not have, or that it has and the text has not.
/// </param>
/// <param name="CommonWords">How many words of the text are among the common ones of the language.</param>
/// <param name="ForeignLetters">How many letters of its script the language does not have.</param>
/// <param name="Words">How many words are in its script.</param>
/// <param name="Letters">How many letters are in its script.</param>
internal sealed record LanguageScore(
    string Language, double Score, int CommonWords, int ForeignLetters, int Words, int Letters);
