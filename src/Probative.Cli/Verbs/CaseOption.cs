using System.CommandLine;

namespace Probative.Cli.Verbs;

/// <summary>`--case`, the same for every verb.</summary>
internal static class CaseOption
{
    public static Option<string> Required() => new("--case")
    {
        Description = "The name or id of the case.",
        HelpName = "CASE",
        Required = true,
    };

    public static Option<string?> Optional(string description) =>
        new("--case") { Description = description, HelpName = "CASE" };
}
