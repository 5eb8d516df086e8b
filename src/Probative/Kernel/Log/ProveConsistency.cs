using Probative.Kernel.Commands;

namespace Probative.Kernel.Log;

/// <summary>Prove that the log of an earlier size is the beginning of the log as it is now.</summary>
public sealed record ProveConsistency : ICommand
{
    public string Name => "log consistency";

    /// <summary>The size of the earlier checkpoint.</summary>
    public required long From { get; init; }
}
