namespace Probative.Kernel.Commands;

/// <summary>An expected way to end early, as an outcome: what was wrong and how the command ends.</summary>
public sealed record Refusal(Ending Ending, Problem Problem);
