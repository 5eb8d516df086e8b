using Probative.Kernel.Ids;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Views;

/// <summary>Who acts in a case under which pseudonym, and in which role.</summary>
public sealed record CaseMemberView : IViewRow
{
    public required long FromIndex { get; init; }
    public required long? ToIndex { get; init; }
    public required CaseId Case { get; init; }
    public required string? Pseudonym { get; init; }
    public required string? Role { get; init; }
    public required MemberId? Member { get; init; }
    public required DateTimeOffset? RecordedAt { get; init; }
    public required string? Actor { get; init; }
}
