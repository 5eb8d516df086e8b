using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Examination;

/// <summary>Make the recorded examinations of an item again, and compare; nothing is recorded.</summary>
public sealed record ReplayExaminations : IActedCommand
{
    public string Name => "examine --replay";

    public required MemberId By { get; init; }
    public required string Item { get; init; }
    public required string? Case { get; init; }

    /// <summary>Also when the item is restricted.</summary>
    public bool WithRestricted { get; init; }
}
