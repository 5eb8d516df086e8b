using Probative.Kernel.Commands;

namespace Probative.Preservation;

/// <summary>The answer to "which item or case is meant", looked for in the member's own cases.</summary>
public abstract record TargetFound
{
    private TargetFound()
    {
    }

    public sealed record One(Target Target) : TargetFound;

    /// <summary>None, or not exactly one.</summary>
    public sealed record Unclear(Problem Problem) : TargetFound;
}
