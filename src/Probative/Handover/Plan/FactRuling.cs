using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Ledger;
using Probative.Ledger.Facts;

namespace Probative.Handover.Plan;

/// <summary>What becomes of one fact in a package: a bare leaf, or its fields one by one.</summary>
internal sealed record FactRuling(RecordedFact Fact)
{
    /// <summary>The item that the fact is about, if it is about one.</summary>
    public Id? Item { get; init; }

    /// <summary>Why the whole fact is withheld, or null.</summary>
    public string? Bare { get; init; }

    /// <summary>How strongly a bare fact is withheld.</summary>
    public SecretStrength Strength { get; init; }

    /// <summary>True if the fact is withheld because its item stays.</summary>
    public bool OfItem { get; init; }

    /// <summary>The fields in the order of their digests; padding included.</summary>
    public IReadOnlyList<FieldRuling> Fields { get; init; } = [];

    /// <summary>Digests in the leaf that nobody can open any more.</summary>
    public IReadOnlyList<Hash32> Destroyed { get; init; } = [];

    /// <summary>What is opened, in the order of the digests.</summary>
    public IEnumerable<Disclosure> Opened =>
        Bare is not null ? [] : Fields.Where(f => f.Reason is null).Select(f => f.Field);

    /// <summary>The number of digests that are listed as not opened.</summary>
    public int WithheldFields =>
        Bare is not null ? 0 : Fields.Count(f => f.Reason is not null) + Destroyed.Count;

    /// <summary>The fields as the reader of the package will see them.</summary>
    public FactReader AsShown => new([.. Opened]);
}
