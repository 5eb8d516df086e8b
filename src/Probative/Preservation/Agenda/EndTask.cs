using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Preservation.Agenda;

/// <summary>Record that a task is done, or that nobody does it any more.</summary>
public sealed record EndTask : IActedCommand
{
    public string Name => IsDropped ? "task drop" : "task done";

    public required MemberId By { get; init; }

    /// <summary>The id of the task, or its first four digits.</summary>
    public required string Task { get; init; }

    public required bool IsDropped { get; init; }

    /// <summary>What came of it; or why it is dropped.</summary>
    public required string Reason { get; init; }
}
