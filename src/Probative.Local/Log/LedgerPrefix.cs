using Probative.Ledger;
using Probative.Ledger.Notes;
using Probative.Ledger.Tree;
using Probative.Local.Durable;
using Probative.Local.Facts;

namespace Probative.Local.Log;

/// <summary>Holds a checkpoint from elsewhere against the ledger. Reads only.</summary>
internal static class LedgerPrefix
{
    // Leaves that are read at a time where the tiles do not reach.
    private const long StepLeaves = 4096;

    /// <summary>
    /// The checkpoint in a note that the log's key signed, the present one or one before it.
    /// </summary>
    public static Checkpoint? Open(byte[] note, IVaultFs fs, VerifierKey current, out Damage damage)
    {
        if (LogCheckpoint.TryOpen(note, current, out var checkpoint, out damage)) return checkpoint;
        foreach (var line in VerifierKeyFiles.ReadAll(fs))
        {
            if (VerifierKey.TryParse(line, out var earlier, out _)
                && LogCheckpoint.TryOpen(note, earlier, out checkpoint, out _))
            {
                damage = Damage.None;
                return checkpoint;
            }
        }

        return null;
    }

    /// <summary>
    /// The checkpoint in a note of this log that none of the keys signed which are named here: a key that was
    /// introduced later may have. Whose it is, is not known; how long the log was, if it is one, is.
    /// </summary>
    public static Checkpoint? OpenByLaterKey(byte[] note, IVaultFs fs, VerifierKey current)
    {
        if (!LogCheckpoint.TryParse(note, out var signed, out var checkpoint, out _)
            || checkpoint.Origin != current.Name
            || signed.Signatures.Any(line => line.IsBy(current)))
        {
            return null;
        }

        foreach (var line in VerifierKeyFiles.ReadAll(fs))
        {
            if (VerifierKey.TryParse(line, out var key, out _) && signed.Signatures.Any(one => one.IsBy(key)))
                return null;
        }

        return checkpoint;
    }

    /// <summary>
    /// True when the first facts of this ledger, as many as the checkpoint says, have its root.
    /// </summary>
    /// <param name="fs">Where the tiles lie.</param>
    /// <param name="store">The facts.</param>
    /// <param name="published">The vault's own checkpoint.</param>
    /// <param name="other">The one from elsewhere; its signature was checked.</param>
    public static bool Holds(IVaultFs fs, IFactStore store, Checkpoint published, Checkpoint other)
    {
        if (other.Size == published.Size) return other.Root == published.Root;
        if (other.Size > (ulong)store.Size) return false;
        var source = new TileSource(published.Size, new TileFiles(fs).Read);
        if (!source.TryGetFrontier(Math.Min(other.Size, published.Size), out var tree))
        {
            throw LogDoubt.Tile(source.Damage!);
        }

        using var rows = store.OpenRows();
        while (tree.Size < other.Size)
        {
            var to = Math.Min((long)other.Size, (long)tree.Size + StepLeaves);
            var leaves = rows.ReadLeaves((long)tree.Size, to);
            if (leaves.Count == 0) return false;
            foreach (var fact in leaves) tree.Append(TreeHash.Leaf(fact.Leaf));
        }

        return tree.Root() == other.Root;
    }
}
