using Probative.Kernel.Ids;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Views;

/// <summary>The speaker of a claim took it back.</summary>
public sealed record WithdrawalView : IViewRow
{
    public required long FromIndex { get; init; }
    public required long? ToIndex { get; init; }
    public required CaseId Case { get; init; }
    public required long Number { get; init; }
    public required ItemId? Item { get; init; }
    public required ClaimId? Claim { get; init; }

    /// <summary>The claim in which they did.</summary>
    public required ClaimId? ByClaim { get; init; }
    public required string? Reason { get; init; }
    public required DateTimeOffset? RecordedAt { get; init; }
    public required string? Actor { get; init; }
}
