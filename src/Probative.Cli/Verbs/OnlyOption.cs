using System.CommandLine;

namespace Probative.Cli.Verbs;

/// <summary>`--only NAME`: fewer examinations than there are.</summary>
internal static class OnlyOption
{
    public static Option<string[]> Create() => new("--only")
    {
        Description = "Only this examination: identity, metadata, viewing copy, ... May be repeated.",
        HelpName = "NAME",
        Arity = ArgumentArity.OneOrMore,
    };
}
