using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Kernel.Commands;

namespace Probative.Cli.Output;

/// <summary>Words for people: the result on standard output, everything else on standard error.</summary>
internal sealed class ScreenReport(Surroundings around) : IReport
{
    // Set while something is shown that a line must not run into; owned by the session's thread of control.
    private IProgressDisplay? _display;

    public bool MayAsk => around.CanAsk;

    public string? Command { get; set; }

    public IDisposable? TellThrough(IProgressDisplay display)
    {
        _display = display;
        return new Telling(this);
    }

    public void Note(Problem problem)
    {
        var where = problem.Path is null ? "" : $"{problem.Path}: ";

        // A message may list places, one a line: these line ends are our own. Those of a path are not.
        var lines = problem.Message.Split('\n');
        Line($"{problem.Code}: {where}{lines[0]}");
        foreach (var line in lines.Skip(1)) Line(line);
        if (problem.Hint.Length > 0) Line($"  {problem.Hint}");
    }

    public int End(Ending ending, JsonNode? result, Action<Page>? print)
    {
        if (print is null) return (int)ending;
        return around.Deliver(ending, output => print(new Page(output, around.IsOutputTerminal)));
    }

    private void Line(string text)
    {
        if (_display is { } display) display.Line(text);
        else around.Error.WriteLine(HostileText.Escape(text));
    }

    private sealed class Telling(ScreenReport report) : IDisposable
    {
        public void Dispose() => report._display = null;
    }
}
