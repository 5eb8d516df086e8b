namespace Probative.Faults.Tests;

/// <summary>How a program ended and what it printed.</summary>
internal sealed record Ran(int ExitCode, string Output, string Errors);
