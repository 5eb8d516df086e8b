using Probative.Kernel.Facts;
using Probative.Ledger;
using Probative.Ledger.Facts;

namespace Probative.Local.Checking;

/// <summary>
/// What is left of a row once it was checked: the leaf when it is one, and the fact when its place is known.
/// </summary>
internal readonly record struct CheckedFact(
    long Index, Leaf? Leaf, Hash32 LeafHash, RecordedFact? Fact, bool IsSound)
{
    /// <summary>Fields of the leaf that nothing opens, though what is there of the fact is sound.</summary>
    public int MissingFields { get; init; }
}
