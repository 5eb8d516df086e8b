using System.CommandLine;

namespace Probative.Cli.Verbs;

/// <summary>`FROM`, the same for every verb that reads a backup.</summary>
internal static class BackupSourceArgument
{
    public static Argument<string[]> Create() => new Argument<string[]>("FROM")
    {
        Description = "The folder of the backup; or an age file, and those that follow on it in their order.",
        Arity = ArgumentArity.OneOrMore,
    }.MustBeFilled();
}
