using System.Text.Json.Nodes;
using Probative.Kernel.Commands;

namespace Probative.Tests;

/// <summary>Everything that a command told, as a reader of its JSON has it.</summary>
internal sealed class Told
{
    public List<Problem> Problems { get; } = [];

    public List<JsonObject> Rows { get; } = [];

    public List<CommandEvent.Recorded> Recorded { get; } = [];

    public CommandEvent.Finished? Finished { get; private set; }

    public Ending Ending => Finished!.Ending;

    public JsonObject Result => JsonNode.Parse(Finished!.Result!.ToJsonString())!.AsObject();

    public IEnumerable<string> Codes => Problems.Select(problem => problem.Code);

    public void Add(CommandEvent happened)
    {
        switch (happened)
        {
            case CommandEvent.Noted(var problem):
                Problems.Add(problem);
                break;
            case CommandEvent.Row(var row):
                Rows.Add(JsonNode.Parse(row.ToJsonString())!.AsObject());
                break;
            case CommandEvent.Recorded recorded:
                Recorded.Add(recorded);
                break;
            case CommandEvent.Finished finished:
                Finished = finished;
                break;
        }
    }

    public long Count(string name) => (long)Result[name]!;
}
