using Probative.Kernel.Ids;
using Probative.Ledger;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Views;

/// <summary>That an item was held against the others of its case. A later run replaces the row before.
/// </summary>
public sealed record MatchedView : IViewRow
{
    public required long FromIndex { get; init; }
    public required long? ToIndex { get; init; }
    public required CaseId Case { get; init; }
    public required long Number { get; init; }
    public required ItemId? Item { get; init; }
    public required Hash32? Print { get; init; }
    public required Hash32? Sound { get; init; }
    public required string? Method { get; init; }
    public required long? Among { get; init; }
    public required long? Compared { get; init; }
    public required long? Proposed { get; init; }
    public required DateTimeOffset? RecordedAt { get; init; }
    public required string? Actor { get; init; }
}
