using Probative.Kernel.Facts;
using Probative.Kernel.Ids;

namespace Probative.Preservation.Agenda;

/// <summary>
/// Somebody noted something for those who work on the case: the office's own words, no observation, no claim
/// and no finding. A handover withholds it whole unless its text is disclosed.
/// </summary>
public sealed record NoteAdded : IFact
{
    public required NoteId Note { get; init; }

    /// <summary>The item; null for what is noted of the whole case.</summary>
    public required ItemId? Item { get; init; }

    public required string Text { get; init; }

    public string Type => nameof(NoteAdded);

    public void Write(FactFields fields)
    {
        if (Item is { } item) fields.About(item.Value).Add("item", item.Value);
        fields
            .Add("note", Note.Value)
            .Add("text", Text);
    }
}
