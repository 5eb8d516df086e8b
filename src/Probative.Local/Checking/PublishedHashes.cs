using Probative.Ledger;
using Probative.Ledger.Audit;
using Probative.Ledger.Notes;
using Probative.Ledger.Tree;

namespace Probative.Local.Checking;

/// <summary>
/// The leaf hashes that the published log has, tile by tile. Safe for use by several threads.
/// </summary>
internal sealed class PublishedHashes(ILogFiles files, Checkpoint? checkpoint)
{
    private readonly ulong _size = checkpoint?.Size ?? 0;

    /// <summary>
    /// The hashes of one tile's leaves; null where the audit has told that the tile is damaged.
    /// </summary>
    public HashTile? TileOf(long index)
    {
        var tileIndex = (ulong)index / TileId.FullWidth;
        var width = TileId.WidthIn(0, tileIndex, _size);
        if (width == 0) return null;
        var id = new TileId(0, tileIndex, width);
        return Read(id) ?? (id.IsFull ? null : Read(id.Full)?.Prefix(width));
    }

    private HashTile? Read(TileId id) =>
        files.Read(id.ToString(), TileId.FullWidth * Hash32.Size) is { } bytes
        && HashTile.TryParse(bytes, id.Width, out var tile, out _)
            ? tile
            : null;
}
