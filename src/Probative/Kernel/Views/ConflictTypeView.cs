using Probative.Ledger.Facts;

namespace Probative.Kernel.Views;

/// <summary>In which type of conflict an incident is looked at, from one decision to the next.</summary>
public sealed record ConflictTypeView : IViewRow
{
    public required long FromIndex { get; init; }
    public required long? ToIndex { get; init; }
    public required CaseId Case { get; init; }
    public required long Number { get; init; }

    /// <summary>A reference, as text.</summary>
    public required string? Incident { get; init; }

    /// <summary>`IAC` or `NIAC`; null when it was unset again.</summary>
    public required string? Conflict { get; init; }

    public required string? Reason { get; init; }
    public required DateTimeOffset? RecordedAt { get; init; }
    public required string? Actor { get; init; }
}
