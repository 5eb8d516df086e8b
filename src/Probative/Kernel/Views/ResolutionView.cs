using Probative.Kernel.Ids;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Views;

/// <summary>What was decided about opinions that differ from a finding; the opinions stay.</summary>
public sealed record ResolutionView : IViewRow
{
    public required long FromIndex { get; init; }
    public required long? ToIndex { get; init; }
    public required CaseId Case { get; init; }
    public required long Number { get; init; }
    public required FindingId Finding { get; init; }

    /// <summary>A JSON array: numbers in the case of the reviews and blind opinions that it is
    /// about.</summary>
    public required string? Opinions { get; init; }
    public required string? How { get; init; }
    public required string? Reason { get; init; }
    public required DateTimeOffset? RecordedAt { get; init; }
    public required string? Actor { get; init; }
}
