using System.Text.Json.Nodes;

namespace Probative.Kernel.Commands;

/// <summary>What a command that does one thing has to say, as the stream of events it is told in.</summary>
public sealed record Answer(Ending Ending, JsonNode? Result, IReadOnlyList<CommandEvent> Before)
{
    public static Answer Done(JsonNode result, params IReadOnlyList<CommandEvent> before) =>
        new(Ending.Done, result, before);

    /// <summary>Nothing was done, and this is why.</summary>
    public static Answer Refused(params IReadOnlyList<Problem> problems) =>
        new(Ending.WrongUsage, null, [.. problems.Select(problem => new CommandEvent.Noted(problem))]);

    public IEnumerable<CommandEvent> Events() => [.. Before, new CommandEvent.Finished(Ending, Result)];

    /// <summary>The events of an answer that is still to come.</summary>
    public static async IAsyncEnumerable<CommandEvent> StreamAsync(Task<Answer> coming)
    {
        ArgumentNullException.ThrowIfNull(coming);
        foreach (var happened in (await coming).Events()) yield return happened;
    }
}
