using System.Globalization;
using Probative.Kernel.Facts;
using Probative.Ledger;
using Probative.Ledger.Facts;
using Probative.Ledger.Tree;
using Probative.Local.Keys;

namespace Probative.Local.Facts;

/// <summary>Opens stored facts as far as their keys still exist.</summary>
/// <param name="keyring">The keys.</param>
/// <param name="refresh">
/// Reads the key file again; false when it is still the one that was opened. A writer has no need to.
/// </param>
internal sealed class FactOpening(Keyring keyring, Func<bool> refresh)
{
    /// <exception cref="IntegrityException">The row is not what was recorded.</exception>
    public RecordedFact Open(StoredFact fact) =>
        TryOpen(fact, out var damage) ?? throw new IntegrityException(
        "fact-damaged",
        string.Create(CultureInfo.InvariantCulture, $"Fact {fact.Index} in ledger.db: {damage}"),
        "Run `probative check`: it names everything that is damaged. Nothing was repaired.");

    /// <summary>
    /// The fact, or null with what is wrong with its row. Fields whose key was destroyed are not damage: they
    /// are missing from the disclosures, and the leaf stands as it was.
    /// </summary>
    public RecordedFact? TryOpen(StoredFact fact, out Damage damage)
    {
        if (!Leaf.TryParse(fact.Leaf, out var leaf, out damage)) return null;
        if (TreeHash.Leaf(fact.Leaf) != fact.LeafHash)
        {
            damage = new Damage("FACT_HASH", 0, "The leaf hash beside the leaf is not that of the leaf.");
            return null;
        }

        if (leaf.N != fact.Number || leaf.CaseId != fact.Case)
        {
            damage = new Damage("FACT_PLACE", 0, "The leaf names another case or number than its row.");
            return null;
        }

        var disclosures = new List<Disclosure>(leaf.Digests.Length);
        if (!TryOpenFields(fact, leaf, disclosures, out damage))
        {
            // A writer beside may just have changed the key of the case.
            disclosures.Clear();
            if (!refresh() || !TryOpenFields(fact, leaf, disclosures, out damage)) return null;
        }

        disclosures.Sort(static (a, b) => Hash32.CompareBase64Url(a.Digest, b.Digest));
        return new RecordedFact
        {
            Index = fact.Index,
            Case = fact.Case,
            Number = fact.Number,
            LeafHash = fact.LeafHash,
            Leaf = fact.Leaf,
            Disclosures = disclosures,
        };
    }

    private bool TryOpenFields(
        StoredFact fact, Leaf leaf, List<Disclosure> disclosures, out Damage damage)
    {
        damage = Damage.None;
        var keys = keyring.CaseKeysToOpen(fact.Case);
        if (keys.Count == 0) return true;
        foreach (var group in fact.Sealed)
        {
            if (!Sealing.TryOpen(keys, fact.Case, group, leaf, disclosures, out damage)) return false;
        }

        return true;
    }
}
