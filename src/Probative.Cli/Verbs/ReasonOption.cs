using System.CommandLine;

namespace Probative.Cli.Verbs;

/// <summary>`--reason`, the same for every act of keeping.</summary>
internal static class ReasonOption
{
    public static Option<string> Create() => new("--reason")
    {
        Description = "Why. It is recorded, and stays in the house.",
        HelpName = "TEXT",
        Required = true,
    };
}
