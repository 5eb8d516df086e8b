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
        var lines = fs.Read(VaultPath.VerifierKeys, VaultDescription.LimitBytes) ?? [];
        foreach (var line in System.Text.Encoding.UTF8.GetString(lines).Split('\n'))
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
