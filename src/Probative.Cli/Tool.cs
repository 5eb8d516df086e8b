using System.Reflection;

namespace Probative.Cli;

/// <summary>Name and version of this program, as facts and `--version` have them.</summary>
internal static class Tool
{
    public static string NameAndVersion { get; } = "probative " + Version();

    private static string Version()
    {
        var version = typeof(Tool).Assembly
            .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";

        // Behind the plus sign stands the commit it was built from; the version alone is what facts carry.
        var plus = version.IndexOf('+', StringComparison.Ordinal);
        return plus < 0 ? version : version[..plus];
    }
}
