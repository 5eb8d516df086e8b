using Probative.Kernel.Casework;
using Probative.Kernel.Ids;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Views;

/// <summary>Two things of one kind that must not be taken for one another.</summary>
public sealed record KeptApartView : IViewRow
{
    public required long FromIndex { get; init; }
    public required long? ToIndex { get; init; }
    public required CaseId Case { get; init; }
    public required long Number { get; init; }
    public required NodeKind Node { get; init; }
    public required Id One { get; init; }
    public required Id Other { get; init; }
    public required string? Reason { get; init; }
    public required DateTimeOffset? RecordedAt { get; init; }
    public required string? Actor { get; init; }
}
