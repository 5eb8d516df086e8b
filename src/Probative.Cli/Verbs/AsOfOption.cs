using System.CommandLine;

namespace Probative.Cli.Verbs;

/// <summary>`--as-of`, the same for everything that tells what was known.</summary>
internal static class AsOfOption
{
    public static Option<string?> Create() => new("--as-of")
    {
        Description = "What the record held at a log index (digits alone), by the end of a day, or at a "
            + "time, in UTC by the operator's clock.",
        HelpName = "INDEX|TIME",
    };
}
