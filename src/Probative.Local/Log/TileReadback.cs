using Probative.Ledger;
using Probative.Ledger.Tree;

namespace Probative.Local.Log;

/// <summary>
/// Reads what was just written and derives the tree a second time, from the bytes on disk: a bit that flipped
/// in memory, or a disk that lies, must show before the signature, because after it nothing can be taken
/// back.
/// </summary>
internal static class TileReadback
{
    /// <exception cref="IntegrityException">The disk holds something else.</exception>
    public static void Verify(
        TileFiles files, IReadOnlyList<NewTile> tiles, Frontier published, long size, Hash32 root)
    {
        foreach (var tile in tiles)
        {
            // Every byte, full tiles of the interior included.
            if (files.Read(tile.Id) is not { } bytes || !bytes.Span.SequenceEqual(tile.Bytes))
            {
                throw LogDoubt.NotWritten(tile.Id);
            }
        }

        var (leaves, hashes) = (RootOfLeaves(files, published, size), RootOfTiles(files, size));
        if (leaves != root || hashes != root) throw LogDoubt.WrongRoot();
    }

    /// <summary>
    /// From the bundles alone, on top of what was verified before: every leaf is hashed again.
    /// </summary>
    private static Hash32 RootOfLeaves(TileFiles files, Frontier tree, long size)
    {
        var source = new TileSource((ulong)size, files.Read);
        while (tree.Size < source.Size)
        {
            var bundleIndex = tree.Size / TileId.FullWidth;
            if (!source.TryGetEntries(bundleIndex, out var bundle)) throw LogDoubt.Tile(source.Damage!);
            var width = TileId.WidthIn(TileId.EntriesLevel, bundleIndex, source.Size);
            for (var i = (int)(tree.Size % TileId.FullWidth); i < width; i++)
            {
                tree.Append(TreeHash.Leaf(bundle[i].Span));
            }
        }

        return tree.Root();
    }

    /// <summary>From the tiles of hashes alone, those at the edge.</summary>
    private static Hash32 RootOfTiles(TileFiles files, long size)
    {
        var source = new TileSource((ulong)size, files.Read);
        return source.TryGetFrontier((ulong)size, out var frontier)
            ? frontier.Root()
            : throw LogDoubt.Tile(source.Damage!);
    }
}
