using Probative.Ledger;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Facts;

/// <summary>
/// A fact as it stands in the ledger, with what of it can still be opened. <see cref="Disclosures"/> holds
/// every disclosure that was not destroyed, padding included, in the order of their digests; it is empty when
/// all keys of the fact are gone.
/// </summary>
public sealed record RecordedFact
{
    public required long Index { get; init; }
    public required CaseId Case { get; init; }
    public required long Number { get; init; }
    public required Hash32 LeafHash { get; init; }

    /// <summary>The leaf's exact bytes: canonical JSON, at most 16,384 bytes.</summary>
    public required ReadOnlyMemory<byte> Leaf { get; init; }

    public required IReadOnlyList<Disclosure> Disclosures { get; init; }

    public FactReader Fields => new(Disclosures);

    /// <summary>The field `type`, looked up once: every view asks for it.</summary>
    public string Type => field ??= Fields.Type;
}
