using System.Text.Json;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Kernel.Commands;

namespace Probative.Cli.Output;

/// <summary>
/// `--json`: exactly one document on standard output, whatever happens (docs/spec/json-output.md).
/// </summary>
internal sealed class JsonReport(Surroundings around) : IReport
{
    /// <summary>
    /// More are counted, not listed: whoever needs all of them asks for `--jsonl` or `list failures`.
    /// </summary>
    private const int ProblemsMax = 1_000;

    private readonly List<Problem> _problems = [];
    private long _problemsLeftOut;

    public bool MayAsk => false;

    public string? Command { get; set; }

    /// <summary>The document says everything: there are no lines.</summary>
    public IDisposable? TellThrough(IProgressDisplay display) => null;

    public void Note(Problem problem)
    {
        if (_problems.Count == ProblemsMax)
        {
            _problemsLeftOut++;
            return;
        }

        _problems.Add(problem);
    }

    public int End(Ending ending, JsonNode? result, Action<Page>? print)
    {
        // Made anew each time: a mistake of the program on the way out is told by a second call.
        JsonArray problems = [.. _problems.Select(ToJson)];
        if (_problemsLeftOut > 0)
        {
            problems.Add(ToJson(new Problem(
                "more-problems",
                null,
                $"There are {Page.Number(_problemsLeftOut)} more.",
                "`probative list failures --jsonl FILE` has all that is recorded.")));
        }

        var document = new JsonObject
        {
            ["command"] = Command,
            ["ok"] = ending == Ending.Done,
            ["result"] = result,
            ["problems"] = problems,
        };
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, JsonText.Options)) document.WriteTo(writer);
        var text = System.Text.Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
        return around.Deliver(ending, output => output.Write(text + "\n"));
    }

    private static JsonObject ToJson(Problem problem) => new()
    {
        ["code"] = problem.Code,
        ["path"] = problem.Path,
        ["message"] = problem.Message,
        ["hint"] = problem.Hint,
    };
}
