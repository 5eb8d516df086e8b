using Probative.Kernel.Facts;
using Probative.Kernel.Ids;

namespace Probative.Preservation.Restrictions;

/// <summary>An item that was restricted is shown again.</summary>
public sealed record RestrictionLifted : IFact
{
    public required ItemId Item { get; init; }
    public required string Reason { get; init; }

    public string Type => nameof(RestrictionLifted);

    public void Write(FactFields fields) => fields
        .About(Item.Value)
        .Add("item", Item.Value)
        .Add("reason", Reason);
}
