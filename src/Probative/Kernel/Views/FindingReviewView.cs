using Probative.Kernel.Ids;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Views;

/// <summary>What a second person says of a signed finding. Every review stays.</summary>
public sealed record FindingReviewView : IViewRow
{
    public required long FromIndex { get; init; }
    public required long? ToIndex { get; init; }
    public required CaseId Case { get; init; }
    public required long Number { get; init; }
    public required FindingId Finding { get; init; }

    /// <summary>`agree`, `disagree` or `cannot say`.</summary>
    public required string? Opinion { get; init; }
    public required string? Text { get; init; }

    /// <summary>The reviewer had answered the question before the finding was shown to them.</summary>
    public required bool IsBlind { get; init; }
    public required DateTimeOffset? RecordedAt { get; init; }
    public required string? Actor { get; init; }
}
