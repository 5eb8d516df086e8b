using System.CommandLine;
using System.Text.RegularExpressions;

namespace Probative.Cli;

/// <summary>What is wrong with a command line, in words that need no knowledge of its parser.</summary>
internal static partial class UsageText
{
    private const string CommandMissing = "Required command was not provided.";

    public static IReadOnlyList<string> Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (command.Action is null && command.Subcommands.Count > 0)
        {
            // Of the parser's several errors, the one that the others follow from.
            if (parsed.UnmatchedTokens is [var word, ..])
                return [$"There is no {(word.StartsWith('-') ? "option" : "command")} \"{word}\"."];
            if (parsed.Errors.All(error => error.Message == CommandMissing)) return ["A command is needed."];
        }

        return [.. parsed.Errors.Select(error => Reworded(error.Message))];
    }

    private static string Reworded(string message) =>
        BadNumber().Replace(message, match => match.Groups["option"] is { Success: true, Value: var option }
            ? $"\"{match.Groups["value"].Value}\" is no whole number ({option})."
            : $"\"{match.Groups["value"].Value}\" is no whole number.");

    // The type is that of an option which may be left out, too: System.Nullable`1[System.Int64].
    [GeneratedRegex(
        "^Cannot parse argument '(?<value>.*)' for (option '(?<option>[^']*)'|command '[^']*')"
            + " as expected type .*Int(32|64).*$",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex BadNumber();
}
