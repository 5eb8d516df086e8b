using System.CommandLine;

namespace Probative.Cli.Verbs;

/// <summary>`--only NAME`: fewer examinations than there are.</summary>
internal static class OnlyOption
{
    public static Option<string[]> Create() => new("--only")
    {
        Description = "Only this examination: identity, metadata, ... May be given several times.",
        HelpName = "NAME",
        Arity = ArgumentArity.OneOrMore,
    };
}
