using System.Text.Json.Nodes;
using Probative.Examination.Decoding;
using Probative.Formats.Types;

namespace Probative.Examination.Texts;

/// <summary>
/// The text of a web page as a person reads it, with a map back to the bytes, and what the page states of
/// itself. Scripts are not run and nothing is loaded.
/// </summary>
/// <param name="versions">Of the library that reads it.</param>
public sealed class PageExamination(DecodingVersions versions) : IExamination
{
    private const int StatementsMax = 200;

    internal const string Word = "page";

    public string Name => Word;

    public Procedure Procedure { get; } =
        new(1, [versions.AngleSharp, versions.Program], new JsonObject { ["kind"] = "html" });

    public bool NeedsSandbox => true;

    public bool AppliesTo(TypeReport type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.SizeBytes > 0 && type.Finding.Type.MediaType == "text/html";
    }

    public async Task<ExaminationOutcome> RunAsync(
        Subject subject, Workbench workbench, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(workbench);
        var reply = await DecodingReply.OfAsync("html", "AngleSharp", subject, workbench, ct);
        if (reply is DecodingReply.Ended(var outcome)) return outcome;
        var answer = ((DecodingReply.Answered)reply).Answer;
        return DecodedText.ToBytes(answer, subject.SizeBytes) is { } text
            ? Judge(answer, text)
            : new ExaminationOutcome.Failed(
                "reading-malformed", "The map from the text to the bytes does not hold.");
    }

    private static ExaminationOutcome Judge(DecodingAnswer answer, DecodedText text)
    {
        var statements = answer.List("statements", StatementsMax).ToList();
        if (text.Text.Length == 0 && statements.Count == 0 && answer.Text("title") is null)
            return new ExaminationOutcome.Nothing();
        var report = new JsonObject
        {
            ["encoding"] = answer.Text("encoding"),
            ["encoding_reading"] = answer.Text("encoding_reading"),
            ["encoding_stated"] = answer.Text("encoding_stated"),
            ["code_units"] = text.Text.Length,
            ["is_whole"] = answer.Is("is_whole"),
            ["title"] = answer.Text("title"),
            ["language_stated"] = answer.Text("language"),
            ["language"] = LanguageJson.Of(LanguageReader.Read(text.Text)),
            ["canonical"] = answer.Text("canonical"),
            ["statements"] = new JsonArray([.. statements.Select(one => (JsonNode)new JsonObject
            {
                ["key"] = one.Text("key"), ["value"] = one.Text("value"), ["offset"] = one.Number("offset"),
            })]),
            ["links"] = answer.Number("links"),
            ["scripts"] = answer.Number("scripts"),
        };
        var notes = new Notes();
        if (answer.Number("damage") is > 0 and var faults)
            notes.Add("damage", $"{faults} places in the page are no characters of its encoding.");
        report["notes"] = notes.ToJson();
        return new ExaminationOutcome.Found(report, text.Made());
    }
}
