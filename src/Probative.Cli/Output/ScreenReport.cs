using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Kernel.Commands;

namespace Probative.Cli.Output;

/// <summary>Words for people: the result on standard output, everything else on standard error.</summary>
internal sealed class ScreenReport(Surroundings around) : IReport
{
    private IProgressDisplay _display = new NoProgress(around.Error);

    public bool MayAsk => around.CanAsk;

    public string? Command { get; set; }

    public IProgressDisplay Display { set => _display = value; }

    public void Note(Problem problem)
    {
        var where = problem.Path is null ? "" : $"{problem.Path}: ";

        // A message may list places, one a line: these line ends are our own. Those of a path are not.
        var lines = problem.Message.Split('\n');
        _display.Line($"{problem.Code}: {where}{lines[0]}");
        foreach (var line in lines.Skip(1)) _display.Line(line);
        if (problem.Hint.Length > 0) _display.Line($"  {problem.Hint}");
    }

    public int End(Ending ending, JsonNode? result, Action<Page>? print)
    {
        if (print is not null)
        {
            var page = new Page(around.Output, around.IsOutputTerminal);
            print(page);
            page.Flush();
        }

        return (int)ending;
    }
}
