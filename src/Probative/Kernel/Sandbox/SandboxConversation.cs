namespace Probative.Kernel.Sandbox;

/// <summary>A decoder that stays, and for how long.</summary>
public sealed record SandboxConversation
{
    public required SandboxProgram Program { get; init; }

    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>So many questions are put to one start of it; then it is started anew.</summary>
    public int QuestionsLimit { get; init; } = 100;

    /// <summary>
    /// Of one start; the time of a question is in the question, and <see cref="SandboxLimits.WallTime"/> and
    /// <see cref="SandboxLimits.StandardOutputBytes"/> do not count here.
    /// </summary>
    public SandboxLimits Limits { get; init; } = new();
}
