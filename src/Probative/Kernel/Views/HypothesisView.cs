using Probative.Kernel.Ids;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Views;

/// <summary>One reading of where or when. The row is replaced when it is dropped.</summary>
public sealed record HypothesisView : IViewRow
{
    public required long FromIndex { get; init; }
    public required long? ToIndex { get; init; }
    public required CaseId Case { get; init; }

    /// <summary>Number and log index of the `HypothesisProposed` fact.</summary>
    public required long Number { get; init; }
    public required long Index { get; init; }

    public required HypothesisId Id { get; init; }
    public required IncidentId? Incident { get; init; }

    /// <summary>`place`, `event time`, `recording time` or `upload time`.</summary>
    public required string? Of { get; init; }

    /// <summary>`place:ID`, or null.</summary>
    public required string? Place { get; init; }

    /// <summary>Decimal degrees, as they were stated.</summary>
    public required string? Latitude { get; init; }
    public required string? Longitude { get; init; }
    public required long? RadiusMetres { get; init; }
    public required string? Edtf { get; init; }

    /// <summary>The first and the last day that the date can mean, as EDTF; null is no bound.</summary>
    public required string? Earliest { get; init; }
    public required string? Latest { get; init; }

    /// <summary>What was named for it when it was proposed; null when the field is destroyed.</summary>
    public required IReadOnlyList<string>? Supports { get; init; }
    public required IReadOnlyList<string>? Opposes { get; init; }
    public required string? Reasons { get; init; }

    /// <summary>The number of the fact that dropped it; null while it is followed.</summary>
    public required long? DropNumber { get; init; }
    public required string? DropReason { get; init; }
    public required DateTimeOffset? DroppedAt { get; init; }
    public required string? DroppedBy { get; init; }
    public required DateTimeOffset? RecordedAt { get; init; }
    public required string? Actor { get; init; }
}
