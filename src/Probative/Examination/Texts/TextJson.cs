using System.Text.Json.Nodes;
using Probative.Examination.Identity;
using Probative.Formats.Texts;

namespace Probative.Examination.Texts;

/// <summary>What was read of a text or of subtitles, as JSON; the text itself is kept elsewhere.</summary>
internal static class TextJson
{
    private const int MostCues = 1000;

    public static JsonObject Of(TextReport report) => new()
    {
        ["encoding"] = report.Text is { } text ? TypeJson.Of(text.Encoding) : null,
        ["code_units"] = report.Text?.Text.Length,
        ["is_whole"] = report.IsWhole,
        ["language"] = report.Text is { } read ? LanguageJson.Of(LanguageReader.Read(read.Text)) : null,
        ["damage"] = DamageJson.Of(report.Damage),
    };

    public static JsonObject Of(SubtitleReport report) => new()
    {
        ["format"] = report.Format,
        ["encoding"] = TypeJson.Of(report.Text.Encoding),
        ["code_units"] = report.Text.Text.Length,
        ["is_whole"] = report.IsWhole,
        ["language"] = LanguageJson.Of(LanguageReader.Read(report.Text.Text)),
        ["cue_count"] = report.Cues.Count,
        ["cues"] = new JsonArray([.. report.Cues.Take(MostCues).Select(cue => (JsonNode)new JsonObject
        {
            ["start_ms"] = (long)cue.Start.TotalMilliseconds,
            ["end_ms"] = (long)cue.End.TotalMilliseconds,
            ["name"] = cue.Name,
            ["text_start"] = cue.TextStart,
            ["text_length"] = cue.TextLength,
            ["offset"] = cue.Offset,
            ["size_bytes"] = cue.SizeBytes,
        })]),
        ["cues_left_out"] = Math.Max(0, report.Cues.Count - MostCues),
        ["damage"] = DamageJson.Of(report.Damage),
    };
}
