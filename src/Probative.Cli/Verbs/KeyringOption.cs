using System.CommandLine;

namespace Probative.Cli.Verbs;

/// <summary>`--keyring`, the same for every verb that reads a backup.</summary>
internal static class KeyringOption
{
    public static Option<string> Create() => new Option<string>("--keyring")
    {
        Description = "The copy of the key file.",
        HelpName = "FILE",
        Required = true,
    }.MustBeFilled();
}
