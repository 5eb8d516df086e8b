using System.CommandLine;
using Probative.Kernel.Commands;
using Probative.Kernel.Sandbox;
using Probative.Local.Sandboxing;

namespace Probative.Cli.Verbs;

/// <summary>`--unsafe-no-sandbox`, the same for every command that decodes what a stranger made.</summary>
internal static class SandboxOption
{
    public static Option<bool> Create() => new("--unsafe-no-sandbox")
    {
        Description = "Decode without a sandbox where there is none. A file can then take over this machine.",
    };

    /// <summary>Where programs run; or why they do not.</summary>
    /// <param name="isUnsafe">Whether it was given.</param>
    /// <param name="session">Is told that it was.</param>
    /// <param name="where">A sentence: where it stands beside what was read.</param>
    public static (ISandbox? Sandbox, Refusal? Refusal) Open(bool isUnsafe, Session session, string where)
    {
        if (isUnsafe)
        {
            session.Report.Note(new Problem(
                "no-sandbox",
                null,
                $"Files are decoded without a sandbox, because you said so. {where}",
                "Install bubblewrap, and leave --unsafe-no-sandbox out."));
            return (new UnsafeSandbox(Path.GetTempPath()), null);
        }

        var sandbox = new BubblewrapSandbox(BubblewrapSandbox.Installed, Path.GetTempPath());
        return sandbox.Refusal() is { } problem
            ? (null, new Refusal(Ending.Refused, problem))
            : (sandbox, null);
    }
}
