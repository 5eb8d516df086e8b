using Probative.Kernel.Ids;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Views;

/// <summary>A task of a case. The row is replaced when it is done or dropped.</summary>
public sealed record TaskView : IViewRow
{
    public required long FromIndex { get; init; }
    public required long? ToIndex { get; init; }
    public required CaseId Case { get; init; }

    /// <summary>Number and log index of the `TaskAdded` fact.</summary>
    public required long Number { get; init; }
    public required long Index { get; init; }

    public required TaskId Id { get; init; }

    /// <summary>Null when it is about the whole case.</summary>
    public required ItemId? Item { get; init; }
    public required string? Text { get; init; }

    /// <summary>The pseudonym in this case of who is to do it; null when nobody was named.</summary>
    public required string? Assignee { get; init; }

    /// <summary>An EDTF date, or null.</summary>
    public required string? Due { get; init; }

    /// <summary>`done` or `dropped`; null while it is open.</summary>
    public required string? Outcome { get; init; }
    public required long? EndNumber { get; init; }
    public required string? EndReason { get; init; }
    public required DateTimeOffset? EndedAt { get; init; }
    public required string? EndedBy { get; init; }
    public required DateTimeOffset? RecordedAt { get; init; }
    public required string? Actor { get; init; }
}
