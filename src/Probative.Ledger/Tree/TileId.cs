namespace Probative.Ledger.Tree;

/// <summary>A file of a tiled log: a tile of hashes, or a bundle of entries (C2SP tlog-tiles).</summary>
/// <param name="Level">0 to 63; <see cref="EntriesLevel"/> for a bundle of entries.</param>
/// <param name="Index">The position among the tiles of this level, from 0.</param>
/// <param name="Width">The number of hashes or entries: 256 if full, 1 to 255 if partial.</param>
public readonly record struct TileId(int Level, ulong Index, int Width)
{
    /// <summary>The number of hashes or entries in a full tile: 256.</summary>
    public const int FullWidth = 256;

    /// <summary>Stands for a bundle of entries in <see cref="Level"/>.</summary>
    public const int EntriesLevel = -1;

    /// <summary>True for a bundle of entries.</summary>
    public bool IsEntries => Level == EntriesLevel;

    /// <summary>True if the tile has its 256 hashes or entries.</summary>
    public bool IsFull => Width == FullWidth;

    /// <summary>The full tile at this place.</summary>
    public TileId Full => this with { Width = FullWidth };

    /// <summary>The path, such as <c>tile/0/x001/067.p/12</c>.</summary>
    /// <returns>See <see cref="TilePath.Format"/>.</returns>
    public override string ToString() => TilePath.Format(this);

    /// <summary>How many hashes a tile has in a tree of this size.</summary>
    /// <param name="level">The level of the tile; <see cref="EntriesLevel"/> counts as 0.</param>
    /// <param name="index">The position of the tile.</param>
    /// <param name="size">The number of leaves.</param>
    /// <returns>0 (there is no such tile) to 256.</returns>
    public static int WidthIn(int level, ulong index, ulong size)
    {
        var shift = 8 * Math.Max(level, 0);
        var hashes = shift < 64 ? size >> shift : 0;
        if (index >= (hashes >> 8) + 1)
        {
            return 0;
        }

        return (int)Math.Min(hashes - (index << 8), FullWidth);
    }
}
