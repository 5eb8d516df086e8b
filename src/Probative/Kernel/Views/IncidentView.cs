using Probative.Kernel.Ids;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Views;

/// <summary>An alleged incident as it is described. The row is replaced when it is described anew.</summary>
public sealed record IncidentView : IViewRow
{
    public required long FromIndex { get; init; }
    public required long? ToIndex { get; init; }
    public required CaseId Case { get; init; }

    /// <summary>The log index of the first description; that of this one is the other.</summary>
    public required long Index { get; init; }

    public required long Number { get; init; }
    public required IncidentId Id { get; init; }
    public required string? Title { get; init; }

    /// <summary>Each `claim:ID`, `source:ID`, or words; null when the field is destroyed.</summary>
    public required IReadOnlyList<string>? AccordingTo { get; init; }

    /// <summary>Why it was described anew.</summary>
    public required string? Reason { get; init; }
    public required DateTimeOffset? RecordedAt { get; init; }
    public required string? Actor { get; init; }
}
