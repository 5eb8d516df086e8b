using System.CommandLine;

namespace Probative.Cli.Verbs;

/// <summary>`--restricted`, the same for everything that shows items.</summary>
internal static class RestrictedOption
{
    public static Option<bool> Create() => new("--restricted")
    {
        Description = "Show restricted items too: they are kept as evidence, and hidden otherwise.",
    };

    /// <summary>What a list says of what it left out, or nothing.</summary>
    public static string? LeftOut(System.Text.Json.Nodes.JsonObject result, string one) =>
        (long?)result["restricted_left_out"] is { } count and > 0
            ? $"Left out: {Terminal.Page.Count(count, one)}, restricted. --restricted shows what is left out."
            : null;
}
