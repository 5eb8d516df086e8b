using Probative.Ledger;
using Probative.Ledger.Notes;
using Probative.Ledger.Tree;
using Probative.Local.Durable;
using Probative.Local.Facts;

namespace Probative.Local.Log;

/// <summary>
/// The tree of the last checkpoint, as a writer finds it: every hash at its edge is under the signed root,
/// and the database continues it.
/// </summary>
/// <param name="Edge">What appending needs.</param>
/// <param name="Note">The bytes of the checkpoint; empty in a vault that has published nothing yet.</param>
internal sealed record PublishedEdge(TreeEdge Edge, byte[] Note)
{
    public static PublishedEdge Empty() => new(TreeEdge.Load(new TileSource(0, _ => null), [])!, []);

    /// <summary>Loads and checks. Read-only: whatever is wrong is reported, never repaired.</summary>
    /// <exception cref="IntegrityException">The log cannot be continued.</exception>
    public static PublishedEdge Load(IVaultFs fs, IFactStore store, VerifierKey vkey)
    {
        if (VerifierKeyFiles.ReadCurrent(fs)?.Line != vkey.Line) throw LogDoubt.WrongKey();
        var note = fs.Read(VaultPath.Checkpoint, SignedNote.LimitBytes) ?? throw LogDoubt.NoCheckpoint();
        var checkpoint = PublishedLog.Open(note, vkey);

        // The database was restored from an older copy, or the checkpoint is of a newer vault.
        var size = (long)checkpoint.Size;
        if (store.Size < size) throw LogDoubt.LedgerBehind(store.Size, size);

        var source = new TileSource(checkpoint.Size, new TileFiles(fs).Read);
        var edge = TreeEdge.Load(source, LastEntries(source, store)) ?? throw LogDoubt.Tile(source.Damage!);
        return edge.Root == checkpoint.Root ? new PublishedEdge(edge, note) : throw LogDoubt.WrongRoot();
    }

    /// <summary>
    /// The leaves of the bundle at the edge, after comparing the last bundle, full or not, with the facts in
    /// the database: one that went another way since the checkpoint differs there.
    /// </summary>
    private static List<ReadOnlyMemory<byte>> LastEntries(TileSource source, IFactStore store)
    {
        if (source.Size == 0) return [];
        var bundleIndex = (source.Size - 1) / TileId.FullWidth;
        var from = (long)(bundleIndex * TileId.FullWidth);
        if (!source.TryGetEntries(bundleIndex, out var bundle)) throw LogDoubt.Tile(source.Damage!);
        using var rows = store.OpenRows();
        var entries = new List<ReadOnlyMemory<byte>>();
        foreach (var fact in rows.ReadLeaves(from, (long)source.Size))
        {
            var published = bundle[(int)(fact.Index - from)];
            var node = new NodeId(0, (ulong)fact.Index);
            if (!source.TryGetNode(node, out var hash)) throw LogDoubt.Tile(source.Damage!);
            if (!published.Span.SequenceEqual(fact.Leaf) || hash != TreeHash.Leaf(fact.Leaf))
            {
                throw LogDoubt.LedgerDiffers(fact.Index);
            }

            entries.Add(fact.Leaf);
        }

        return entries.Count == TileId.FullWidth ? [] : entries;
    }
}
