using Probative.Kernel.Facts;
using Probative.Ledger;
using Probative.Ledger.Facts;
using Probative.Ledger.Tree;
using Probative.Local.Facts;
using Probative.Local.Keys;

namespace Probative.Local.Checking;

/// <summary>
/// Some rows that follow one another, checked each by itself: the form of the leaf, its hash, its place,
/// that it is the one that was published, and that its sealed fields open and are exactly those of the leaf.
/// Batches are checked on several threads at once.
/// </summary>
internal sealed class FactBatch(CheckScope scope, PublishedHashes published)
{
    public CheckedFact[] Check(List<LedgerRow> rows)
    {
        var facts = new CheckedFact[rows.Count];
        var tileIndex = -1L;
        HashTile? tile = null;
        for (var i = 0; i < facts.Length; i++)
        {
            var row = rows[i];
            if (row.Index / TileId.FullWidth != tileIndex)
            {
                tileIndex = row.Index / TileId.FullWidth;
                tile = published.TileOf(row.Index);
            }

            var position = (int)(row.Index % TileId.FullWidth);
            facts[i] = Check(row, tile is { } hashes && position < hashes.Width ? hashes[position] : null);
        }

        return facts;
    }

    private CheckedFact Check(LedgerRow row, Hash32? publishedHash)
    {
        if (row.ToStored(out var damage) is not { } stored)
        {
            Damaged(CheckCode.Fact, row.Index, $"{damage}");
            return new CheckedFact(row.Index, null, default, null, IsSound: false);
        }

        if (damage is not null) Damaged(CheckCode.Fields, row.Index, $"{damage}");
        if (!Leaf.TryParse(stored.Leaf, out var leaf, out var wrong))
        {
            Damaged(CheckCode.Fact, row.Index, $"byte {wrong.Offset} of its leaf: {wrong.Message}");
            return new CheckedFact(row.Index, null, default, null, IsSound: false);
        }

        var hash = TreeHash.Leaf(stored.Leaf);
        var isSound = damage is null & IsInPlace(stored, leaf, hash, publishedHash);
        var disclosures = new List<Disclosure>(leaf.Digests.Length);
        var missing = 0;
        if (scope.Keyring is { } keyring) isSound &= TryOpen(keyring, stored, leaf, disclosures, out missing);
        var fact = new RecordedFact
        {
            Index = stored.Index,
            Case = stored.Case,
            Number = stored.Number,
            LeafHash = hash,
            Leaf = stored.Leaf,
            Disclosures = disclosures,
        };
        return new CheckedFact(row.Index, leaf, hash, fact, isSound) { MissingFields = missing };
    }

    private bool IsInPlace(StoredFact stored, Leaf leaf, in Hash32 hash, Hash32? publishedHash)
    {
        var ok = true;
        if (hash != stored.LeafHash)
        {
            Damaged(CheckCode.Fact, stored.Index, $"the leaf hash beside the leaf is not that of the leaf.");
            ok = false;
        }

        if (leaf.N != stored.Number || leaf.CaseId != stored.Case)
        {
            Damaged(CheckCode.Fact, stored.Index, $"its row names another case or number than its leaf.");
            ok = false;
        }

        if (publishedHash is { } other && other != hash)
        {
            Damaged(
                CheckCode.FactOther, stored.Index, $"its leaf is not the one that log/ holds at this place.");
            ok = false;
        }

        return ok;
    }

    /// <summary>
    /// Opens every group. Whether fields that are not there were destroyed on the record, or taken away, is
    /// known when all facts have been read.
    /// </summary>
    private bool TryOpen(
        Keyring keyring, StoredFact stored, Leaf leaf, List<Disclosure> disclosures, out int missing)
    {
        missing = 0;
        // A case without a key is told once, by whoever follows the cases.
        var caseKeys = keyring.CaseKeysToOpen(stored.Case);
        if (caseKeys.Count == 0) return false;
        var ok = true;
        foreach (var group in stored.Sealed)
        {
            if (Sealing.TryOpen(caseKeys, stored.Case, group, leaf, disclosures, out var damage)) continue;
            Damaged(CheckCode.Fields, stored.Index, $"{damage.Message}");
            ok = false;
        }

        disclosures.Sort(static (a, b) => Hash32.CompareBase64Url(a.Digest, b.Digest));
        var different = disclosures.Count;
        for (var i = 1; i < disclosures.Count; i++)
        {
            if (disclosures[i].Digest == disclosures[i - 1].Digest) different--;
        }

        if (different != disclosures.Count)
        {
            Damaged(CheckCode.Fields, stored.Index, $"a field is sealed twice.");
            ok = false;
        }

        missing = ok ? leaf.Digests.Length - different : 0;
        return ok;
    }

    private void Damaged(CheckCode code, long index, FormattableString what) => scope.Damaged(
        code, VaultPath.FactDatabase, $"Fact {index}: {FormattableString.Invariant(what)}");
}
