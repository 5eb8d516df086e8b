using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Ledger;

namespace Probative.Preservation.Backups;

/// <summary>The stored bytes of an item were missing or damaged, and were brought back from a copy.</summary>
public sealed record ItemRepaired : IFact
{
    public required ItemId Item { get; init; }
    public required Hash32 Sha256 { get; init; }

    /// <summary>`missing` or `damaged`.</summary>
    public required string Found { get; init; }

    /// <summary>The folder of the copy.</summary>
    public required string CopyFrom { get; init; }

    public string Type => nameof(ItemRepaired);

    public void Write(FactFields fields) => fields
        .About(Item.Value)
        .Add("item", Item.Value)
        .Add("sha256", Sha256)
        .Add("found", Found)
        .Add("copy_from", CopyFrom);
}
