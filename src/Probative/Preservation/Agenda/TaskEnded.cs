using Probative.Kernel.Facts;
using Probative.Kernel.Ids;

namespace Probative.Preservation.Agenda;

/// <summary>
/// A task was done, or dropped: also who refuses to do something says so by this, with the reason.
/// </summary>
public sealed record TaskEnded : IFact
{
    /// <summary>It was done, and the reason says what came of it.</summary>
    public const string Done = "done";

    /// <summary>Nobody does it any more, and the reason says why.</summary>
    public const string Dropped = "dropped";

    public required TaskId Task { get; init; }

    /// <summary>The item, as the task has it.</summary>
    public required ItemId? Item { get; init; }

    /// <summary><see cref="Done"/> or <see cref="Dropped"/>.</summary>
    public required string Outcome { get; init; }

    public required string Reason { get; init; }

    public string Type => nameof(TaskEnded);

    public void Write(FactFields fields)
    {
        if (Item is { } item) fields.About(item.Value).Add("item", item.Value);
        fields
            .Add("task", Task.Value)
            .Add("outcome", Outcome)
            .Add("reason", Reason);
    }
}
