using Probative.Ledger.Facts;

namespace Probative.Kernel.Views;

/// <summary>A case: a compartment with its purpose and what allows it.</summary>
public sealed record CaseView : IViewRow
{
    public required long FromIndex { get; init; }
    public required long? ToIndex { get; init; }
    public required CaseId Id { get; init; }
    public required string? Name { get; init; }
    public required string? Purpose { get; init; }
    public required string? LegalBasis { get; init; }
    public required string? ReviewDate { get; init; }
    public required DateTimeOffset? RecordedAt { get; init; }
    public required string? Actor { get; init; }
}
