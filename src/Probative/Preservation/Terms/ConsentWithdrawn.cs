using Probative.Kernel.Facts;
using Probative.Kernel.Ids;

namespace Probative.Preservation.Terms;

/// <summary>A consent under which an item was given to us was withdrawn.</summary>
public sealed record ConsentWithdrawn : IFact
{
    public required ItemId Item { get; init; }
    public required string Reason { get; init; }

    public string Type => nameof(ConsentWithdrawn);

    public void Write(FactFields fields) => fields
        .About(Item.Value)
        .Add("item", Item.Value)
        .Add("reason", Reason);
}
