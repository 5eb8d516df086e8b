using Probative.Ledger;
using Probative.Ledger.Facts;
using Probative.Local.Keys;

namespace Probative.Local.Facts;

/// <summary>A fact as the database holds it: the leaf in clear, the fields sealed.</summary>
internal sealed record StoredFact
{
    public required long Index { get; init; }
    public required CaseId Case { get; init; }
    public required long Number { get; init; }
    public required byte[] Leaf { get; init; }
    public required Hash32 LeafHash { get; init; }
    public required IReadOnlyList<SealedGroup> Sealed { get; init; }
}
