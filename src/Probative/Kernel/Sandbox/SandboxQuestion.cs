namespace Probative.Kernel.Sandbox;

/// <summary>One question to a decoder that stays.</summary>
public sealed record SandboxQuestion
{
    /// <summary>The file that it may read for this question, absolute; null for none.</summary>
    public string? Item { get; init; }

    /// <summary>What is written to it, given the path under which it finds the item.</summary>
    public required Func<string, ReadOnlyMemory<byte>> Write { get; init; }

    /// <summary>
    /// The bytes that end the answer. They SHOULD be such as no item can foretell: the decoder is told them
    /// in the question. They are no part of what is answered.
    /// </summary>
    public required ReadOnlyMemory<byte> End { get; init; }

    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(20);

    public required int AnswerLimitBytes { get; init; }
}
