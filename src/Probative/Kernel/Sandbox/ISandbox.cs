using Probative.Kernel.Commands;

namespace Probative.Kernel.Sandbox;

/// <summary>
/// Where every decoder of a stranger's bytes runs that is not our own parser (docs/spec/sandbox.md).
/// Implementations: bubblewrap of Probative.Local, and one without isolation for the operator who insists.
/// Whatever comes out is a stranger's bytes too: who takes it checks sizes and dimensions before use.
/// </summary>
public interface ISandbox
{
    /// <summary>The words for the record. Never throws, also where nothing can run.</summary>
    SandboxDescription Describe();

    /// <summary>Why nothing can run at all; null when it can. Asked once, then remembered.</summary>
    Problem? Refusal();

    /// <summary>
    /// Runs a decoder once. Hostile behaviour is told in the outcome, never thrown; what a sink of the caller
    /// throws comes through. When it returns, or throws on cancellation, nothing of the run is left.
    /// </summary>
    Task<SandboxOutcome> RunAsync(SandboxRun run, CancellationToken ct);

    /// <summary>A decoder that stays and is asked about one item after the other.</summary>
    ISandboxSession Open(SandboxConversation conversation);
}
