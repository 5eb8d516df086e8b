namespace Probative.Kernel.Commands;

/// <summary>
/// What a person is told when something is not right: a stable code, where, what was wrong, what to do next.
/// </summary>
public sealed record Problem(string Code, string? Path, string Message, string Hint);
