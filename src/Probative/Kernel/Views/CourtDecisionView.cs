using Probative.Kernel.Ids;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Views;

/// <summary>What a court decided of an incident.</summary>
public sealed record CourtDecisionView : IViewRow
{
    public required long FromIndex { get; init; }
    public required long? ToIndex { get; init; }
    public required CaseId Case { get; init; }
    public required long Number { get; init; }
    public required IncidentId? Incident { get; init; }
    public required string? Court { get; init; }
    public required string? Citation { get; init; }

    /// <summary>An EDTF date.</summary>
    public required string? Date { get; init; }

    /// <summary>False when that field was destroyed too: then "alleged" stays.</summary>
    public required bool IsFinal { get; init; }

    public required string? Decided { get; init; }
    public required DateTimeOffset? RecordedAt { get; init; }
    public required string? Actor { get; init; }
}
