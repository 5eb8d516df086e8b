using Probative.Kernel.Facts;
using Probative.Kernel.Ids;

namespace Probative.Preservation.Holds;

/// <summary>
/// Nothing of an item, or of a whole case, may be destroyed until this hold is released. A hold never ends
/// by itself: <see cref="Until"/> is the day to look again, no more.
/// </summary>
public sealed record HoldPlaced : IFact
{
    public required HoldId Hold { get; init; }

    /// <summary>The item that is held; null when the whole case is, with every item in it.</summary>
    public required ItemId? Item { get; init; }

    public required string Reason { get; init; }

    /// <summary>An EDTF date, or null when no day to look again was given.</summary>
    public required string? Until { get; init; }

    public string Type => nameof(HoldPlaced);

    public void Write(FactFields fields)
    {
        if (Item is { } item) fields.About(item.Value).Add("item", item.Value);
        fields
            .Add("hold", Hold.Value)
            .Add("until", Until)
            .Add("reason", Reason);
    }
}
