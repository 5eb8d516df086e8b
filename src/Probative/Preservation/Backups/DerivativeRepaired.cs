using Probative.Kernel.Facts;
using Probative.Ledger;

namespace Probative.Preservation.Backups;

/// <summary>
/// Stored bytes that were made from items were missing or damaged, and were brought back from a copy.
/// </summary>
public sealed record DerivativeRepaired : IFact
{
    public required Hash32 Sha256 { get; init; }

    /// <summary>`missing` or `damaged`.</summary>
    public required string Found { get; init; }

    /// <summary>The folder of the copy.</summary>
    public required string CopyFrom { get; init; }

    public string Type => nameof(DerivativeRepaired);

    public void Write(FactFields fields) => fields
        .Add("sha256", Sha256)
        .Add("found", Found)
        .Add("copy_from", CopyFrom);
}
