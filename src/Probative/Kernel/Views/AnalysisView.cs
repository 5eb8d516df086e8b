using Probative.Kernel.Ids;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Views;

/// <summary>An entry of a legal analysis, until it is withdrawn.</summary>
public sealed record AnalysisView : IViewRow
{
    public required long FromIndex { get; init; }
    public required long? ToIndex { get; init; }
    public required CaseId Case { get; init; }
    public required long Number { get; init; }
    public required AnalysisId? Id { get; init; }

    /// <summary>A reference, as text.</summary>
    public required string? Incident { get; init; }

    /// <summary>A reference; null for unknown.</summary>
    public required string? Accused { get; init; }

    public required string? Provision { get; init; }
    public required string? Element { get; init; }

    /// <summary>`for`, `against` or `gap`.</summary>
    public required string? Side { get; init; }

    /// <summary>A reference; null for a gap.</summary>
    public required string? Finding { get; init; }

    public required string? Text { get; init; }
    public required DateTimeOffset? RecordedAt { get; init; }
    public required string? Actor { get; init; }
}
