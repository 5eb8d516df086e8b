using Probative.Ledger.Facts;

namespace Probative.Kernel.Views;

/// <summary>
/// A case: a compartment with its purpose and what allows it. Each review replaces the row; time and actor
/// stay those of the opening.
/// </summary>
public sealed record CaseView : IViewRow
{
    public required long FromIndex { get; init; }
    public required long? ToIndex { get; init; }

    /// <summary>The log index of the `CaseOpened` fact.</summary>
    public required long Index { get; init; }

    public required CaseId Id { get; init; }
    public required string? Name { get; init; }
    public required string? Purpose { get; init; }
    public required string? LegalBasis { get; init; }

    /// <summary>When to look again; every review of the case sets it anew.</summary>
    public required string? ReviewDate { get; init; }
    public required DateTimeOffset? ReviewedAt { get; init; }
    public required string? ReviewReason { get; init; }
    public required DateTimeOffset? RecordedAt { get; init; }
    public required string? Actor { get; init; }
}
