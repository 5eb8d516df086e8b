using System.Text.Json.Nodes;
using Probative.Examination.Decoding;
using Probative.Formats.Types;
using Probative.Kernel.Sandbox;

namespace Probative.Examination.Metadata;

/// <summary>
/// Device, times and positions of a file as another reader has them, held against ExifTool. An examination of
/// its own: what breaks the second reader leaves `metadata` as it is, and can be tried again by itself.
/// </summary>
/// <param name="exifTool">The version of ExifTool on this machine.</param>
/// <param name="versions">Of the second reader.</param>
public sealed class SecondOpinionExamination(string exifTool, DecodingVersions versions) : IExamination
{
    internal const string Word = "second opinion";

    public string Name => Word;

    public Procedure Procedure { get; } = new(
        1,
        [$"exiftool {exifTool}", versions.MetadataExtractor, versions.Program],
        new JsonObject
        {
            ["options"] = new JsonArray([.. ExifToolProgram.Options.Select(option => (JsonNode?)option)]),
            ["kind"] = "metadata",
        });

    public bool NeedsSandbox => true;

    public bool AppliesTo(TypeReport type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.SizeBytes > 0 && type.Finding.Type.Family is TypeFamily.Picture or TypeFamily.Video;
    }

    public async Task<ExaminationOutcome> RunAsync(
        Subject subject, Workbench workbench, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(workbench);
        var reply = await DecodingReply.OfAsync("metadata", "MetadataExtractor", subject, workbench, ct);
        if (reply is DecodingReply.Ended(var outcome)) return outcome;
        var second = SecondReading.Of(((DecodingReply.Answered)reply).Answer);
        return await workbench.ExifTool.AskAsync(subject.Path, subject.SizeBytes, ct) switch
        {
            SandboxReply.Answered(var bytes) => Compare(ExifToolText.Read(bytes), second),
            SandboxReply.Ended(var ended) => SandboxFailure.Of("exiftool", ended),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private ExaminationOutcome Compare(ExifToolValues? first, SecondReading second) =>
        first is null
            ? new ExaminationOutcome.Failed(
                "reading-malformed", "What exiftool printed is not in the form that it promises.")
            : SecondOpinionReport.Of(first, second, versions.MetadataExtractor) is { } report
                ? new ExaminationOutcome.Found(report)
                : new ExaminationOutcome.Nothing();
}
