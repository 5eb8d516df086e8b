using System.CommandLine;
using System.Diagnostics.CodeAnalysis;

namespace Probative.Cli.Verbs;

/// <summary>Which command runs what.</summary>
internal sealed class VerbTable
{
    private readonly Dictionary<Command, VerbLine> _lines = [];
    private readonly Dictionary<Command, string> _groups = [];

    public Command Add(Command command, string example, Func<Session, Task<int>> run)
    {
        // Never called: it tells the parser that the command runs without a subcommand.
        command.SetAction(static _ => 0);
        _lines.Add(command, new VerbLine(example, run));
        return command;
    }

    /// <summary>A command that only holds others; its help has an example all the same.</summary>
    public Command AddGroup(Command command, string example)
    {
        _groups.Add(command, example);
        return command;
    }

    /// <summary>Every command that only holds others, and its example.</summary>
    public IReadOnlyList<(string Name, string Example)> Groups =>
        [.. _groups.Select(entry => (NameOf(entry.Key) ?? "", entry.Value))];

    public string? ExampleOf(Command command) =>
        _lines.TryGetValue(command, out var line) ? line.Example : _groups.GetValueOrDefault(command);

    /// <summary>Every command that runs, in the order in which they are shown.</summary>
    public IReadOnlyList<(string Name, VerbLine Line)> All =>
        [.. _lines.Select(entry => (NameOf(entry.Key) ?? "", entry.Value))];

    public bool TryFind(Command command, [NotNullWhen(true)] out VerbLine? line) =>
        _lines.TryGetValue(command, out line);

    /// <summary>`case open`, or null for the program itself.</summary>
    public static string? NameOf(Command command) =>
        WordsOf(command) is { Count: > 0 } words ? string.Join(' ', words) : null;

    public static IReadOnlyList<string> WordsOf(Command command)
    {
        var words = new Stack<string>();
        Symbol symbol = command;
        while (symbol.Parents.FirstOrDefault() is { } parent)
        {
            words.Push(symbol.Name);
            symbol = parent;
        }

        return [.. words];
    }
}
