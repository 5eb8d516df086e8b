using System.Text.Json.Nodes;
using Probative.Formats.Types;
using Probative.Kernel.Sandbox;

namespace Probative.Examination.Metadata;

/// <summary>What a file says of itself, as ExifTool reads it.</summary>
/// <param name="version">Of the ExifTool on this machine: `12.57`.</param>
public sealed class MetadataExamination(string version) : IExamination
{
    internal const string Word = "metadata";

    public string Name => Word;

    public Procedure Procedure { get; } = new(
        1,
        [$"exiftool {version}"],
        new JsonObject
        {
            ["options"] = new JsonArray([.. ExifToolProgram.Options.Select(option => (JsonNode?)option)]),
        });

    public bool NeedsSandbox => true;

    // What has no place for metadata beside its words.
    private static readonly HashSet<string> s_words = new(StringComparer.Ordinal)
    {
        "text/plain", "text/csv", "text/vtt", "text/x-ssa", "application/x-subrip", "application/json",
    };

    public bool AppliesTo(TypeReport type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.SizeBytes > 0 && !s_words.Contains(type.Finding.Type.MediaType);
    }

    public async Task<ExaminationOutcome> RunAsync(
        Subject subject, Workbench workbench, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(workbench);
        return await workbench.ExifTool.AskAsync(subject.Path, subject.SizeBytes, ct) switch
        {
            SandboxReply.Answered(var bytes) => Judge(bytes),
            SandboxReply.Ended(var outcome) => SandboxFailure.Of("exiftool", outcome),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static ExaminationOutcome Judge(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.IsEmpty) return new ExaminationOutcome.Nothing();
        if (ExifToolText.Read(bytes) is not { } read)
        {
            return new ExaminationOutcome.Failed(
                "reading-malformed", "What exiftool printed is not in the form that it promises.");
        }

        return read.Values.Any(value => value.Group != "File") || read.Warnings.Count > 0
            ? new ExaminationOutcome.Found(MetadataReport.Of(read))
            : new ExaminationOutcome.Nothing();
    }
}
