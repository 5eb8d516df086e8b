using Probative.Kernel.Facts;
using Probative.Kernel.Ids;

namespace Probative.Preservation.Restrictions;

/// <summary>An item is kept as evidence and hidden from views.</summary>
public sealed record ItemRestricted : IFact
{
    public required ItemId Item { get; init; }
    public required string Reason { get; init; }

    public string Type => nameof(ItemRestricted);

    public void Write(FactFields fields) => fields
        .About(Item.Value)
        .Add("item", Item.Value)
        .Add("reason", Reason);
}
