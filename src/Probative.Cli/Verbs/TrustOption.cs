using System.CommandLine;

namespace Probative.Cli.Verbs;

/// <summary>`--trust FILE`: whose Content Credentials are believed.</summary>
internal static class TrustOption
{
    public static Option<string?> Create() => new("--trust")
    {
        Description = "Hold signers of Content Credentials against these certificates of authorities (PEM).",
        HelpName = "FILE",
    };
}
