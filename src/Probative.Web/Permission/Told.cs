using System.Text.Json.Nodes;
using Probative.Kernel.Commands;

namespace Probative.Web.Permission;

/// <summary>
/// What a command had to say, whole: rows and result in the shapes of docs/spec/json-output.md.
/// </summary>
public sealed record Told(
    Ending Ending, JsonObject? Result, IReadOnlyList<JsonObject> Rows, IReadOnlyList<Problem> Problems)
{
    /// <summary>The log indexes of what it recorded, in order.</summary>
    public IReadOnlyList<long> Recorded { get; init; } = [];

    /// <summary>It did, or told, what was asked; failures that it recorded included.</summary>
    public bool IsDone => Result is not null && Ending is Ending.Done or Ending.DoneWithFailures;

    /// <summary>Hears a command to its end.</summary>
    /// <param name="events">What it says, in order.</param>
    /// <param name="going">Told how far it is, whenever it says so; may be null.</param>
    /// <exception cref="InvalidOperationException">It ended without saying how: a fault of ours.</exception>
    public static async Task<Told> HearAsync(
        IAsyncEnumerable<CommandEvent> events, Action<CommandEvent.Progress>? going = null)
    {
        ArgumentNullException.ThrowIfNull(events);
        List<JsonObject> rows = [];
        List<Problem> problems = [];
        List<long> recorded = [];
        await foreach (var happened in events)
        {
            switch (happened)
            {
                case CommandEvent.Progress progress:
                    going?.Invoke(progress);
                    break;
                case CommandEvent.Row(var row):
                    rows.Add(Reread.Of(row.AsObject()));
                    break;
                case CommandEvent.Recorded(_, var where):
                    recorded.Add(where.Index);
                    break;
                case CommandEvent.Noted(var problem):
                    problems.Add(problem);
                    break;
                case CommandEvent.Finished(var ending, var result):
                    return new Told(
                        ending, result is null ? null : Reread.Of(result.AsObject()), rows, problems)
                    {
                        Recorded = recorded,
                    };
            }
        }

        throw new InvalidOperationException("A handler ended without saying how.");
    }
}
