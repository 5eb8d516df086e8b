using Probative.Kernel.Facts;
using Probative.Kernel.Ids;

namespace Probative.Preservation.Dates;

/// <summary>
/// Until when an item or a case is to be kept. When the day has come it is due for a decision; nothing is
/// destroyed by itself.
/// </summary>
public sealed record RetentionSet : IFact
{
    /// <summary>The item; null for what is said of the whole case.</summary>
    public required ItemId? Item { get; init; }

    /// <summary>An EDTF date.</summary>
    public required string Until { get; init; }

    public required string Reason { get; init; }

    public string Type => nameof(RetentionSet);

    public void Write(FactFields fields)
    {
        if (Item is { } item) fields.About(item.Value).Add("item", item.Value);
        fields
            .Add("until", Until)
            .Add("reason", Reason);
    }
}
