using Probative.Kernel.Commands;

namespace Probative.Kernel.Outside;

/// <summary>What came of a request.</summary>
public abstract record OutsideOutcome
{
    private OutsideOutcome()
    {
    }

    /// <summary>It was answered, with bytes that a stranger made.</summary>
    public sealed record Answered(ReadOnlyMemory<byte> Bytes) : OutsideOutcome;

    /// <summary>The other side says that there is no such thing, or not yet (status 404).</summary>
    public sealed record NotThere : OutsideOutcome;

    /// <summary>It was not answered.</summary>
    /// <param name="Problem">Why, with the address as its path.</param>
    public sealed record Failed(Problem Problem) : OutsideOutcome;
}
