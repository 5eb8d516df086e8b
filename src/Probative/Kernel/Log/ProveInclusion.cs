using Probative.Kernel.Commands;

namespace Probative.Kernel.Log;

/// <summary>Prove that the leaf at an index is in the log: a C2SP tlog-proof.</summary>
public sealed record ProveInclusion : ICommand
{
    public string Name => "log proof";

    public required long Index { get; init; }
}
