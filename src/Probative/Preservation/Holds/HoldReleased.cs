using Probative.Kernel.Facts;
using Probative.Kernel.Ids;

namespace Probative.Preservation.Holds;

/// <summary>A hold ended, by somebody's decision.</summary>
public sealed record HoldReleased : IFact
{
    public required HoldId Hold { get; init; }

    /// <summary>The item that was held; null when it was the whole case.</summary>
    public required ItemId? Item { get; init; }

    public required string Reason { get; init; }

    public string Type => nameof(HoldReleased);

    public void Write(FactFields fields)
    {
        if (Item is { } item) fields.About(item.Value).Add("item", item.Value);
        fields
            .Add("hold", Hold.Value)
            .Add("reason", Reason);
    }
}
