using System.CommandLine;

namespace Probative.Cli.Verbs;

/// <summary>`--unsafe-no-sandbox`, the same for every command that decodes what a stranger made.</summary>
internal static class SandboxOption
{
    public static Option<bool> Create() => new("--unsafe-no-sandbox")
    {
        Description = "Decode without a sandbox where there is none. A file can then take over this machine.",
    };
}
