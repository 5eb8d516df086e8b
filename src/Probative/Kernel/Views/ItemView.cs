using Probative.Kernel.Ids;
using Probative.Ledger;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Views;

/// <summary>
/// An item of a case, as its intake (the first fact that names it) has it. An item whose id is destroyed
/// has no row; its acquisitions remain.
/// </summary>
public sealed record ItemView : IViewRow
{
    public required long FromIndex { get; init; }
    public required long? ToIndex { get; init; }
    public required ItemId Id { get; init; }
    public required CaseId Case { get; init; }
    public required long Number { get; init; }
    public required Hash32? Sha256 { get; init; }
    public required long? SizeBytes { get; init; }
    public required string? Name { get; init; }
    public required IntakeId? Intake { get; init; }
    public required DateTimeOffset? RecordedAt { get; init; }
    public required string? Actor { get; init; }
}
