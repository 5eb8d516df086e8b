using System.Text.Json.Nodes;
using Probative.Examination.Decoding;
using Probative.Formats.Types;

namespace Probative.Examination.Texts;

/// <summary>The words of a PDF with page and box of each, and what the document states of itself.</summary>
/// <param name="versions">Of the library that reads it.</param>
public sealed class PaperExamination(DecodingVersions versions) : IExamination
{
    private const int FaultsMax = 100;

    private static readonly string[] s_statements =
    [
        "title", "author", "subject", "keywords", "creator", "producer", "creation_date", "modified_date",
    ];

    internal const string Word = "paper";

    public string Name => Word;

    public Procedure Procedure { get; } =
        new(1, [versions.PdfPig, versions.Program], new JsonObject { ["kind"] = "pdf" });

    public bool NeedsSandbox => true;

    public bool AppliesTo(TypeReport type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.Finding.Type.MediaType == "application/pdf";
    }

    public async Task<ExaminationOutcome> RunAsync(
        Subject subject, Workbench workbench, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(workbench);
        var reply = await DecodingReply.OfAsync("pdf", "PdfPig", subject, workbench, ct);
        if (reply is DecodingReply.Ended(var outcome)) return outcome;
        var answer = ((DecodingReply.Answered)reply).Answer;
        if (answer.Text("outcome") == "encrypted") return Encrypted();
        return DecodedText.ToBoxes(answer, answer.Number("pages")) is { } text
            ? new ExaminationOutcome.Found(ReportOf(answer, text), text.Made())
            : new ExaminationOutcome.Failed(
                "reading-malformed", "The map from the text to the pages does not hold.");
    }

    private static ExaminationOutcome.Found Encrypted()
    {
        var notes = new Notes();
        notes.Add("encrypted", "The document is encrypted, and opens with no empty password.");
        return new ExaminationOutcome.Found(new JsonObject
        {
            ["is_encrypted"] = true, ["is_whole"] = false, ["notes"] = notes.ToJson(),
        });
    }

    private static JsonObject ReportOf(DecodingAnswer answer, DecodedText text)
    {
        var faults = answer.List("faults", FaultsMax).ToList();
        var notes = new Notes();
        if (answer.Is("is_encrypted"))
            notes.Add("encrypted", "The document is encrypted; it opens with an empty password.");
        if (faults.Count > 0) notes.Add("damage", $"{faults.Count} pages could not be read.");
        if (text.Text.Length == 0) notes.Add("no-text", "The pages have no text: they may be pictures.");
        var statements = new JsonObject();
        foreach (var key in s_statements) statements[key] = answer.Part("statements")?.Text(key);
        return new JsonObject
        {
            ["pages"] = answer.Number("pages"),
            ["pages_read"] = answer.Number("pages_read"),
            ["is_whole"] = answer.Is("is_whole"),
            ["is_encrypted"] = answer.Is("is_encrypted"),
            ["version"] = answer.Text("version"),
            ["statements"] = statements,
            ["code_units"] = text.Text.Length,
            ["language"] = LanguageJson.Of(LanguageReader.Read(text.Text)),
            ["faults"] = new JsonArray([.. faults.Select(one => (JsonNode)new JsonObject
            {
                ["page"] = one.Number("page"), ["fault"] = one.Text("fault"),
            })]),
            ["notes"] = notes.ToJson(),
        };
    }
}
