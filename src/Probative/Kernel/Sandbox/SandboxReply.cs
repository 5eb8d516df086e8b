namespace Probative.Kernel.Sandbox;

/// <summary>What came of a question.</summary>
public abstract record SandboxReply
{
    private SandboxReply()
    {
    }

    /// <summary>It answered, with bytes that a stranger may have made.</summary>
    public sealed record Answered(ReadOnlyMemory<byte> Bytes) : SandboxReply;

    /// <summary>It gave no whole answer and does not run any more; the next question starts it.</summary>
    public sealed record Ended(SandboxOutcome Outcome) : SandboxReply;
}
