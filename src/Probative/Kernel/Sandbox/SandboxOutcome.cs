namespace Probative.Kernel.Sandbox;

/// <summary>What came of a run.</summary>
/// <param name="Ending">How it ended.</param>
/// <param name="Said">
/// The end of what it wrote to standard error: printable ASCII and line feeds, everything else as a dot. A
/// stranger may have chosen every word.
/// </param>
/// <param name="StandardOutputBytes">Handed to the sink.</param>
/// <param name="OutputBytes">Handed to the sinks of the pipes, in their order.</param>
/// <param name="Took">From start to end.</param>
public sealed record SandboxOutcome(
    SandboxEnding Ending,
    string Said,
    long StandardOutputBytes,
    IReadOnlyList<long> OutputBytes,
    TimeSpan Took)
{
    /// <summary>Whether it ended by itself and says that all went well.</summary>
    public bool IsWell => Ending is SandboxEnding.Finished { ExitCode: 0 };
}
