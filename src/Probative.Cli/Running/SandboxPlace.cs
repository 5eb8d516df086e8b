using Probative.Kernel.Commands;
using Probative.Kernel.Sandbox;
using Probative.Local.Sandboxing;

namespace Probative.Cli.Running;

/// <summary>Where programs run that decode what a stranger made.</summary>
internal static class SandboxPlace
{
    /// <summary>Said wherever there is none, because the operator insisted.</summary>
    /// <param name="where">A sentence: where it stands beside what was read.</param>
    public static Problem NoSandbox(string where) => new(
        "no-sandbox",
        null,
        $"Files are decoded without a sandbox, because you said so. {where}",
        "Install bubblewrap, and leave --unsafe-no-sandbox out.");

    /// <summary>The sandbox; or why programs do not run.</summary>
    public static (ISandbox? Sandbox, Problem? Problem) Open(bool isUnsafe)
    {
        if (isUnsafe) return (new UnsafeSandbox(Path.GetTempPath()), null);
        var sandbox = new BubblewrapSandbox(BubblewrapSandbox.Installed, Path.GetTempPath());
        return sandbox.Refusal() is { } problem ? (null, problem) : (sandbox, null);
    }
}
