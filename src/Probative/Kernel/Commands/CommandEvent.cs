using System.Text.Json.Nodes;
using Probative.Kernel.Vault;

namespace Probative.Kernel.Commands;

/// <summary>One thing that happened while a command ran.</summary>
public abstract record CommandEvent
{
    private CommandEvent()
    {
    }

    /// <summary>
    /// How far the work is. Totals are null while they are not known. Bytes and files, both.
    /// </summary>
    public sealed record Progress(string What, long Done, long? Total, long BytesDone, long? BytesTotal)
        : CommandEvent;

    /// <summary>A fact was acknowledged.</summary>
    public sealed record Recorded(string Type, Appended Where) : CommandEvent;

    /// <summary>Something was refused, failed, or deserves a look; the rest goes on.</summary>
    public sealed record Noted(Problem Problem) : CommandEvent;

    /// <summary>
    /// One line of a long list (`--jsonl`), already in the shape of docs/spec/json-output.md.
    /// </summary>
    public sealed record Row(JsonNode Value) : CommandEvent;

    /// <summary>
    /// The last event: how it ended, and the result in the shape of docs/spec/json-output.md.
    /// </summary>
    public sealed record Finished(Ending Ending, JsonNode? Result) : CommandEvent;
}
