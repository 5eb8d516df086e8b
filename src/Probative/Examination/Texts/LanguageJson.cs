using System.Text.Json.Nodes;

namespace Probative.Examination.Texts;

/// <summary>The language of a text, as JSON, with the scores it rests on.</summary>
internal static class LanguageJson
{
    public static JsonObject Of(LanguageFinding finding) => new()
    {
        ["language"] = finding.Language,
        ["reason"] = finding.Reason,
        ["words"] = finding.Words,
        ["letters"] = finding.Letters,
        ["scores"] = new JsonArray([.. finding.Scores.Select(score => (JsonNode)new JsonObject
        {
            ["language"] = score.Language,
            ["score"] = score.Score,
            ["common_words"] = score.CommonWords,
            ["foreign_letters"] = score.ForeignLetters,
            ["words_in_script"] = score.Words,
            ["letters_in_script"] = score.Letters,
        })]),
    };
}
