using Probative.Ledger.Facts;
using Probative.Ledger.Tree;
using Probative.Local.Facts;

namespace Probative.Local.Backups;

/// <summary>A fact as a segment carries it; what follows from the leaf is not carried.</summary>
internal sealed record SegmentFact(
    long Index, CaseId Case, long Number, byte[] Leaf, IReadOnlyList<PlacedGroup> Sealed)
{
    public StoredFact ToStored() => new()
    {
        Index = Index,
        Case = Case,
        Number = Number,
        Leaf = Leaf,
        LeafHash = TreeHash.Leaf(Leaf),
        Sealed = [.. Sealed.Select(placed => placed.Group)],
    };
}
