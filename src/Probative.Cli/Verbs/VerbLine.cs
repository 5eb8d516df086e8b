namespace Probative.Cli.Verbs;

/// <summary>
/// A command that can be run, and an example of it that works as written (a test runs them all).
/// </summary>
internal sealed record VerbLine(string Example, Func<Session, Task<int>> Run);
