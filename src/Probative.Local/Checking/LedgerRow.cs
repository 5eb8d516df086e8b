using Probative.Ledger;
using Probative.Ledger.Facts;
using Probative.Local.Facts;
using Probative.Local.Keys;

namespace Probative.Local.Checking;

/// <summary>
/// One row of `fact` with its rows of `sealed`, as they stand: a damaged database can hold anything in any
/// column.
/// </summary>
internal sealed class LedgerRow(long index)
{
    public long Index => index;
    public byte[]? CaseBytes { get; init; }
    public long? Number { get; init; }
    public byte[]? Leaf { get; init; }
    public byte[]? LeafHash { get; init; }

    public List<SealedGroup> Sealed { get; } = new(2);

    /// <summary>A row of `sealed` that is not of the form that they have.</summary>
    public string? SealedDamage { get; set; }

    /// <summary>The row as the ledger reads it, or null with what is wrong.</summary>
    public StoredFact? ToStored(out string? damage)
    {
        damage = SealedDamage;
        if (CaseBytes is { Length: CaseId.Size } && Number is { } number && Leaf is not null
            && LeafHash is { Length: Hash32.Size })
        {
            return new StoredFact
            {
                Index = index,
                Case = CaseId.FromSpan(CaseBytes),
                Number = number,
                Leaf = Leaf,
                LeafHash = Hash32.FromSpan(LeafHash),
                Sealed = Sealed,
            };
        }

        damage = "a column of its row does not hold what it is made for.";
        return null;
    }
}
