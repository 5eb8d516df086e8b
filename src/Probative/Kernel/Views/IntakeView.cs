using Probative.Kernel.Ids;
using Probative.Ledger;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Views;

/// <summary>
/// One intake: everything that one `add` took in, in one run or, after an interruption, several. Every start
/// and end of a run replaces the row.
/// </summary>
public sealed record IntakeView : IViewRow
{
    public required long FromIndex { get; init; }
    public required long? ToIndex { get; init; }
    public required IntakeId Id { get; init; }
    public required CaseId Case { get; init; }

    /// <summary>By what an interrupted intake is found again; see `IntakeStarted`.</summary>
    public required Hash32? Key { get; init; }

    public required string? Tool { get; init; }

    /// <summary>How many files and folders were named.</summary>
    public required long? Paths { get; init; }

    /// <summary>True once a run ended with no failure: there is nothing left to go on with.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>Counts of the last run that ended; null while none has.</summary>
    public required long? Received { get; init; }
    public required long? Again { get; init; }
    public required long? Failed { get; init; }
    public required DateTimeOffset? RecordedAt { get; init; }
    public required string? Actor { get; init; }
}
