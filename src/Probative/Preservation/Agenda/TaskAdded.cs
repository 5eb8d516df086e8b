using Probative.Kernel.Facts;
using Probative.Kernel.Ids;

namespace Probative.Preservation.Agenda;

/// <summary>
/// Somebody in the case is to do something. A handover withholds it whole unless its text is disclosed.
/// </summary>
public sealed record TaskAdded : IFact
{
    public required TaskId Task { get; init; }

    /// <summary>The item; null when it is about the whole case.</summary>
    public required ItemId? Item { get; init; }

    public required string Text { get; init; }

    /// <summary>The pseudonym in this case of who is to do it, or null.</summary>
    public required string? Assignee { get; init; }

    /// <summary>An EDTF date, or null.</summary>
    public required string? Due { get; init; }

    public string Type => nameof(TaskAdded);

    public void Write(FactFields fields)
    {
        if (Item is { } item) fields.About(item.Value).Add("item", item.Value);
        fields
            .Add("task", Task.Value)
            .Add("text", Text)
            .Add("assignee", Assignee)
            .Add("due", Due);
    }
}
