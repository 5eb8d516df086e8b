using Probative.Ledger;
using Probative.Ledger.Facts;

namespace Probative.Handover.Pages;

/// <summary>What the page says of the package as a whole.</summary>
internal sealed record PageFrame
{
    public required string To { get; init; }
    public required string Purpose { get; init; }
    public required string Actor { get; init; }
    public required CaseId Case { get; init; }
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>The facts before the package's own.</summary>
    public required long Facts { get; init; }

    public required long BareFacts { get; init; }
    public required long WithheldFields { get; init; }
    public required long Items { get; init; }
    public required long ItemBytes { get; init; }
    public required Hash32? Previous { get; init; }

    /// <summary>What something outside said, in the order of the log.</summary>
    public required IReadOnlyList<OutsideTime> OutsideTimes { get; init; }
}
