using System.ComponentModel;
using System.Diagnostics;
using Probative.Kernel.Commands;
using Probative.Kernel.Sandbox;

namespace Probative.Local.Sandboxing;

/// <summary>Decoders in bubblewrap (docs/spec/sandbox.md).</summary>
public sealed class BubblewrapSandbox : ISandbox
{
    /// <summary>Where Debian puts it.</summary>
    public const string Installed = "/usr/bin/bwrap";

    private const int VersionCharactersMax = 64;

    private readonly string _bubblewrap;
    private readonly string _parent;
    private readonly BubblewrapLauncher _launcher;
    private readonly Lazy<Problem?> _refusal;
    private readonly Lazy<string> _version;

    /// <param name="bubblewrap">The program.</param>
    /// <param name="parent">
    /// In which the folders of runs are made: as a rule the system's for temporary files. Items of decoders
    /// that stay are linked into it where it is of their file system, and otherwise copied.
    /// </param>
    public BubblewrapSandbox(string bubblewrap, string parent)
    {
        _bubblewrap = bubblewrap;
        _parent = parent;
        _launcher = new BubblewrapLauncher(bubblewrap);
        _refusal = new Lazy<Problem?>(TryOut);
        _version = new Lazy<string>(ReadVersion);
    }

    public SandboxDescription Describe() => new(
        "bubblewrap", _version.Value, IsIsolated: true, _launcher.FilterSha256, _launcher.UserOfRun().Words);

    public Problem? Refusal() => _refusal.Value;

    public Task<SandboxOutcome> RunAsync(SandboxRun run, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(run);
        return Refusal() is { } problem
            ? Task.FromResult(DecoderRun.NotStarted(problem))
            : new DecoderRun(_launcher, _parent, run).RunAsync(ct);
    }

    public ISandboxSession Open(SandboxConversation conversation)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        return new DecoderSession(_launcher, _parent, conversation, Refusal);
    }

    private Problem? TryOut()
    {
        if (!OperatingSystem.IsLinux() || !File.Exists(_bubblewrap))
            return Missing("bubblewrap is not installed.");
        if (!File.Exists(LimitArguments.Program))
            return Missing($"{LimitArguments.Program} of util-linux is not installed.");
        var run = new SandboxRun
        {
            Program = new SandboxProgram { Path = "/usr/bin/true" },
            Arguments = _ => [],
        };

        try
        {
            RunFolder.RemoveForgotten(_parent);

            // Asked once, by callers that are not asynchronous; nothing in it waits for a context.
            var outcome = Task.Run(() => new DecoderRun(_launcher, _parent, run).RunAsync(default))
                .GetAwaiter().GetResult();
            return outcome.IsWell ? null : Missing($"bubblewrap does not run here: {Why(outcome)}");
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return Missing($"The folder of runs cannot be made: {failed.Message}");
        }
    }

    private Problem Missing(string message) => new(
        "sandbox-missing",
        _bubblewrap,
        message + " Nothing was examined.",
        "`apt-get install bubblewrap util-linux`, and allow user namespaces "
        + "(kernel.unprivileged_userns_clone, user.max_user_namespaces). "
        + "--unsafe-no-sandbox examines without it, and the record says so.");

    private static string Why(SandboxOutcome outcome) => outcome.Ending switch
    {
        SandboxEnding.NotStarted(var problem) => problem.Message,
        _ => outcome.Said.Length > 0 ? outcome.Said.Trim() : outcome.Ending.ToString(),
    };

    private string ReadVersion()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(_bubblewrap, ["--version"])
            {
                RedirectStandardOutput = true,
                WorkingDirectory = "/",
            });
            var line = process?.StandardOutput.ReadLine() ?? "";
            process?.WaitForExit();
            var version = line.Split(' ')[^1];
            return version.Length <= VersionCharactersMax ? version : "";
        }
        catch (Exception absent) when (absent is Win32Exception or IOException)
        {
            return "";
        }
    }
}
