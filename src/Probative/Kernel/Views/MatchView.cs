using Probative.Kernel.Ids;
using Probative.Ledger;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Views;

/// <summary>What a comparison proposed of two items. It stands as it was recorded.</summary>
public sealed record MatchView : IViewRow
{
    public required long FromIndex { get; init; }
    public required long? ToIndex { get; init; }
    public required CaseId Case { get; init; }
    public required long Number { get; init; }
    public required MatchId? Id { get; init; }

    /// <summary>Null where it was destroyed.</summary>
    public required ItemId? First { get; init; }
    public required ItemId? Second { get; init; }
    public required Hash32? FirstPrint { get; init; }
    public required Hash32? SecondPrint { get; init; }
    public required string? Method { get; init; }

    /// <summary>A JSON array, as in the fact.</summary>
    public required string? Stretches { get; init; }

    /// <summary>A JSON object, as in the fact; null without one.</summary>
    public required string? Sound { get; init; }
    public required DateTimeOffset? RecordedAt { get; init; }
    public required string? Actor { get; init; }
}
