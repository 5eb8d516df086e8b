namespace Probative.Ledger.Tree;

/// <summary>
/// Up to 256 hashes of neighbouring nodes, 32 bytes each: C2SP tlog-tiles, "Merkle Tree". A tile is a subtree
/// of height 8 whose interior is computed. The bytes are not copied and MUST NOT change.
/// </summary>
public readonly struct HashTile
{
    private readonly ReadOnlyMemory<byte> _bytes;

    private HashTile(ReadOnlyMemory<byte> bytes) => _bytes = bytes;

    /// <summary>The number of hashes.</summary>
    public int Width => _bytes.Length / Hash32.Size;

    /// <summary>A hash of the lowest row.</summary>
    /// <param name="i">From 0 to <see cref="Width"/> - 1.</param>
    public Hash32 this[int i] => Hash32.FromSpan(_bytes.Span.Slice(i * Hash32.Size, Hash32.Size));

    /// <summary>Reads a tile.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="width">How many hashes it must have: 1 to 256.</param>
    /// <param name="tile">The tile.</param>
    /// <param name="damage"><c>TILE_LENGTH</c> if the file is shorter or longer.</param>
    /// <returns>False if anything is wrong.</returns>
    public static bool TryParse(ReadOnlyMemory<byte> bytes, int width, out HashTile tile, out Damage damage)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, TileId.FullWidth);
        tile = default;
        damage = default;
        var wanted = width * Hash32.Size;
        if (bytes.Length != wanted)
        {
            var at = Math.Min(bytes.Length, wanted);
            damage = new Damage(
                "TILE_LENGTH", at, $"The tile should have {wanted} bytes, not {bytes.Length}.");
            return false;
        }

        tile = new HashTile(bytes);
        return true;
    }

    /// <summary>The leftmost hashes: the partial tile that this one has grown from.</summary>
    /// <param name="width">How many hashes, at most <see cref="Width"/>.</param>
    /// <returns>The narrower tile.</returns>
    public HashTile Prefix(int width) => new(_bytes[..(width * Hash32.Size)]);

    /// <summary>The hash of a node inside the tile's subtree.</summary>
    /// <param name="height">0 for the lowest row, up to 8 for the root of a full tile.</param>
    /// <param name="position">The position in that row, from 0.</param>
    /// <returns>The hash, computed from 2^height hashes of the lowest row.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The tile does not span the node.</exception>
    public Hash32 Node(int height, int position)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfNegative(height);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, 8);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(
            (long)(position + 1) << height, Width, nameof(position));
        Span<Hash32> row = stackalloc Hash32[1 << height];
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = this[(position << height) + i];
        }

        for (var count = row.Length / 2; count > 0; count /= 2)
        {
            for (var i = 0; i < count; i++)
            {
                row[i] = TreeHash.Node(row[2 * i], row[(2 * i) + 1]);
            }
        }

        return row[0];
    }
}
