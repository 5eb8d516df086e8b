using Probative.Kernel.Commands;

namespace Probative.Kernel.Sandbox;

/// <summary>How a decoder ended.</summary>
public abstract record SandboxEnding
{
    private SandboxEnding()
    {
    }

    /// <summary>By itself.</summary>
    public sealed record Finished(int ExitCode) : SandboxEnding;

    /// <summary>At a limit. What came before it was handed on.</summary>
    public sealed record AtLimit(SandboxLimit Limit) : SandboxEnding;

    /// <summary>By a signal that no limit explains: as a rule it broke.</summary>
    public sealed record BySignal(int Signal) : SandboxEnding;

    /// <summary>It said something when nothing was asked, or more than was asked.</summary>
    public sealed record OutOfTurn : SandboxEnding;

    /// <summary>It did not begin.</summary>
    public sealed record NotStarted(Problem Problem) : SandboxEnding;
}
