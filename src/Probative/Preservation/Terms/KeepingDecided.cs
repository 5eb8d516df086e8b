using Probative.Kernel.Facts;
using Probative.Kernel.Ids;

namespace Probative.Preservation.Terms;

/// <summary>An item is kept although consent was withdrawn, and this is on what basis.</summary>
public sealed record KeepingDecided : IFact
{
    public required ItemId Item { get; init; }
    public required string Reason { get; init; }

    public string Type => nameof(KeepingDecided);

    public void Write(FactFields fields) => fields
        .About(Item.Value)
        .Add("item", Item.Value)
        .Add("reason", Reason);
}
