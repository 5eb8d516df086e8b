using Probative.Kernel.Facts;
using Probative.Kernel.Ids;

namespace Probative.Preservation.Terms;

/// <summary>
/// The conditions of one receipt of an item, in these words, bind no more. Other words, stated or corrected
/// later, bind again.
/// </summary>
public sealed record ConditionReleased : IFact
{
    public required ItemId Item { get; init; }

    /// <summary>The number in its case of the `ItemReceived` that stated them.</summary>
    public required long Receipt { get; init; }

    public required string Conditions { get; init; }
    public required string Reason { get; init; }

    public string Type => nameof(ConditionReleased);

    public void Write(FactFields fields) => fields
        .About(Item.Value)
        .Add("item", Item.Value)
        .Add("receipt", Receipt)
        .Add("conditions", Conditions)
        .Add("reason", Reason);
}
