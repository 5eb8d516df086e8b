using Probative.Kernel.Commands;

namespace Probative.Kernel.Log;

/// <summary>
/// Hold an earlier checkpoint, kept by whoever, against the log as it is now: whether the facts that it
/// covers are still the same, in the same order.
/// </summary>
public sealed record CompareCheckpoint : ICommand
{
    public string Name => "log compare";

    /// <summary>The signed note (C2SP signed-note, tlog-checkpoint), as it was printed or kept.</summary>
    public required string Note { get; init; }
}
