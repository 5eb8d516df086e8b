using Probative.Kernel.Ids;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Views;

/// <summary>A request to destroy, and how far it has come: a row for each state that it was in.</summary>
public sealed record DestructionView : IViewRow
{
    public required long FromIndex { get; init; }
    public required long? ToIndex { get; init; }
    public required CaseId Case { get; init; }
    public required DestructionId Id { get; init; }
    public required string? Reason { get; init; }

    /// <summary>
    /// How many items and fields were asked for; fewer are recorded where that was interrupted.
    /// </summary>
    public required long? Targets { get; init; }
    public required DestructionState State { get; init; }
    public required string? RequestedBy { get; init; }
    public required DateTimeOffset? RequestedAt { get; init; }

    /// <summary>Who approved or withdrew it.</summary>
    public required string? DecidedBy { get; init; }
    public required DateTimeOffset? DecidedAt { get; init; }
}
