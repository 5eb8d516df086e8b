using Probative.Kernel.Commands;
using Probative.Kernel.Sandbox;

namespace Probative.Local.Sandboxing;

/// <summary>
/// No sandbox: decoders run as programs of this user, with the limits that the kernel keeps for each process
/// and those that we keep ourselves. Only for an operator who insists, and whose record then says so.
/// </summary>
/// <param name="parent">In which the folders of runs are made.</param>
public sealed class UnsafeSandbox(string parent) : ISandbox
{
    private readonly PlainLauncher _launcher = new();

    public SandboxDescription Describe() =>
        new("none (--unsafe-no-sandbox)", "", IsIsolated: false, [], _launcher.UserOfRun().Words);

    public Problem? Refusal() => File.Exists(LimitArguments.Program)
        ? null
        : new Problem(
            "sandbox-missing",
            LimitArguments.Program,
            "The program that sets limits is not there. Nothing was examined.",
            "`apt-get install util-linux`.");

    public Task<SandboxOutcome> RunAsync(SandboxRun run, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(run);
        return Refusal() is { } problem
            ? Task.FromResult(DecoderRun.NotStarted(problem))
            : new DecoderRun(_launcher, parent, run).RunAsync(ct);
    }

    public ISandboxSession Open(SandboxConversation conversation)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        return new DecoderSession(_launcher, parent, conversation, Refusal);
    }
}
