using System.Text.Json.Nodes;
using Probative.Kernel.Commands;
using Probative.Kernel.Views;
using Probative.Ledger;

namespace Probative.Examination;

/// <summary>One examination that was made, before anything of it is kept.</summary>
public sealed record Examined(IExamination Examination, ExaminationOutcome Outcome, string? Sandbox)
{
    private byte[]? _reportBytes;

    /// <summary>The report as the bytes that are kept; null without one.</summary>
    public ReadOnlyMemory<byte>? ReportBytes => Outcome is ExaminationOutcome.Found(var report, _)
        ? (_reportBytes ??= JsonBytes.Of(report)).AsMemory()
        : (ReadOnlyMemory<byte>?)null;

    /// <summary>The digest of the report.</summary>
    public Hash32? Output => ReportBytes is { } bytes ? Hash32.Of(bytes.Span) : null;

    /// <summary>The word of the record: `found`, `nothing found` or `failed`.</summary>
    public string Word => Outcome switch
    {
        ExaminationOutcome.Found => "found",
        ExaminationOutcome.Nothing => "nothing found",
        _ => ExaminationShape.FailedWord,
    };

    /// <summary>Why it failed.</summary>
    public ExaminationOutcome.Failed? Failure => Outcome as ExaminationOutcome.Failed;

    /// <summary>What else was made, in its order.</summary>
    public IReadOnlyList<Made> Made => Outcome is ExaminationOutcome.Found(_, var made) ? made : [];

    /// <summary>
    /// What of the report deserves a look: the codes of its notes, each once for each note.
    /// </summary>
    public IEnumerable<string> NoteCodes =>
        Outcome is ExaminationOutcome.Found(var report, _) && report["notes"] is JsonArray notes
            ? notes.Select(note => (string?)note?["code"]).OfType<string>()
            : [];
}
