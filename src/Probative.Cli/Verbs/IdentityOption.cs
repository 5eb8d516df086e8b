using System.CommandLine;

namespace Probative.Cli.Verbs;

/// <summary>`--identity`, the same for every verb that reads a backup.</summary>
internal static class IdentityOption
{
    public static Option<string[]> Create() => new Option<string[]>("--identity")
    {
        Description = "A file with the identity that opens an age file: AGE-SECRET-KEY-1...",
        HelpName = "FILE",
        Arity = ArgumentArity.OneOrMore,
    }.MustBeFilled();
}
