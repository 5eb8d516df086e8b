using System.Diagnostics.CodeAnalysis;

namespace Probative.Ledger.Tree;

/// <summary>
/// Reads nodes, proofs, entries and the frontier of a tree out of its tiles. Nothing that it returns is
/// authentic until a root made from it equals a signed one. Not safe for use by several threads at once.
/// </summary>
public sealed class TileSource
{
    private readonly Func<TileId, ReadOnlyMemory<byte>?> _read;

    // The tile last read at each level: a proof asks each tile on its path up to eight times in a row.
    private readonly (TileId Id, HashTile Tile)[] _last = new (TileId, HashTile)[8];

    /// <summary>Creates a reader.</summary>
    /// <param name="size">The number of leaves, from the checkpoint.</param>
    /// <param name="read">Returns the bytes of a file, or null (or nothing) if it does not exist. The
    /// full tile is asked for where a partial one does not exist, since a log may delete that.</param>
    public TileSource(ulong size, Func<TileId, ReadOnlyMemory<byte>?> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        Size = size;
        _read = read;
    }

    /// <summary>The number of leaves.</summary>
    public ulong Size { get; }

    /// <summary>The first file that was missing or wrong, or null.</summary>
    public TileDamage? Damage { get; private set; }

    /// <summary>The hash of a node.</summary>
    /// <param name="node">A node of the tree.</param>
    /// <param name="hash">Its hash.</param>
    /// <returns>False if a tile is missing or wrong: see <see cref="Damage"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The tree has no such node.</exception>
    public bool TryGetNode(NodeId node, out Hash32 hash)
    {
        if (!node.IsIn(Size))
        {
            throw new ArgumentOutOfRangeException(nameof(node), node, "The tree has no such node.");
        }

        hash = default;
        var height = node.Level % 8;
        if (!TryGetTile(node.Level / 8, node.Index >> (8 - height), out var tile))
        {
            return false;
        }

        hash = tile.Node(height, (int)(node.Index & ((1UL << (8 - height)) - 1)));
        return true;
    }

    /// <summary>The tree at this or an earlier size, ready for appending.</summary>
    /// <param name="size">The number of leaves, at most <see cref="Size"/>.</param>
    /// <param name="frontier">The frontier, or null.</param>
    /// <returns>False if a tile is missing or wrong: see <see cref="Damage"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The size is larger.</exception>
    public bool TryGetFrontier(ulong size, [NotNullWhen(true)] out Frontier? frontier)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, Size);
        frontier = null;
        var peaks = NodeId.Peaks(size);
        var hashes = new Hash32[peaks.Length];
        for (var i = 0; i < peaks.Length; i++)
        {
            if (!TryGetNode(peaks[i], out hashes[i]))
            {
                return false;
            }
        }

        frontier = new Frontier(size, hashes);
        return true;
    }

    /// <summary>Makes an inclusion proof in the tree at this or an earlier size.</summary>
    /// <param name="index">The index of the leaf.</param>
    /// <param name="size">The number of leaves, at most <see cref="Size"/>.</param>
    /// <param name="proof">The proof, or null.</param>
    /// <returns>False if a tile is missing or wrong: see <see cref="Damage"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such leaf or size.</exception>
    public bool TryProveInclusion(ulong index, ulong size, [NotNullWhen(true)] out Hash32[]? proof)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, Size);
        proof = InclusionProof.Create(index, size, NodeOrNull);
        return proof is not null;
    }

    /// <summary>Makes a consistency proof between two sizes of the tree.</summary>
    /// <param name="size1">The earlier size, at least 1.</param>
    /// <param name="size2">The later size, at most <see cref="Size"/>.</param>
    /// <param name="proof">The proof, or null.</param>
    /// <returns>False if a tile is missing or wrong: see <see cref="Damage"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A size is wrong.</exception>
    public bool TryProveConsistency(ulong size1, ulong size2, [NotNullWhen(true)] out Hash32[]? proof)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size2, Size);
        proof = ConsistencyProof.Create(size1, size2, NodeOrNull);
        return proof is not null;
    }

    /// <summary>The entries of one bundle.</summary>
    /// <param name="bundleIndex">The index of its first entry, divided by 256.</param>
    /// <param name="bundle">The bundle, as wide as the size of the tree asks for or, where only the full
    /// bundle exists, 256 wide.</param>
    /// <returns>False if the file is missing or wrong: see <see cref="Damage"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The tree has no such bundle.</exception>
    public bool TryGetEntries(ulong bundleIndex, [NotNullWhen(true)] out EntryBundle? bundle)
    {
        bundle = null;
        var id = IdOf(TileId.EntriesLevel, bundleIndex);
        if (!TryRead(ref id, out var bytes))
        {
            return false;
        }

        return EntryBundle.TryParse(bytes, id.Width, out bundle, out var damage) || Stop(id, damage);
    }

    /// <summary>A tile of hashes, as wide as the size of the tree asks for.</summary>
    /// <param name="level">The level of the tile, from 0.</param>
    /// <param name="index">Its position, from 0.</param>
    /// <param name="tile">The tile.</param>
    /// <returns>False if the file is missing or wrong: see <see cref="Damage"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The tree has no such tile.</exception>
    public bool TryGetTile(int level, ulong index, out HashTile tile)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(level);
        var wanted = IdOf(level, index);
        if (_last[level].Id == wanted)
        {
            tile = _last[level].Tile;
            return true;
        }

        tile = default;
        var found = wanted;
        if (!TryRead(ref found, out var bytes))
        {
            return false;
        }

        if (!HashTile.TryParse(bytes, found.Width, out tile, out var damage))
        {
            return Stop(found, damage);
        }

        tile = tile.Prefix(wanted.Width);
        _last[level] = (wanted, tile);
        return true;
    }

    private Hash32? NodeOrNull(NodeId node) => TryGetNode(node, out var hash) ? hash : null;

    private TileId IdOf(int level, ulong index)
    {
        var width = TileId.WidthIn(level, index, Size);
        ArgumentOutOfRangeException.ThrowIfZero(width, nameof(index));
        return new TileId(level, index, width);
    }

    private bool TryRead(ref TileId id, out ReadOnlyMemory<byte> bytes)
    {
        // An empty file counts as none: C2SP forbids them, and a null that became an empty memory on its way
        // through a conditional expression means the same.
        bytes = default;
        if (_read(id) is { IsEmpty: false } exact)
        {
            bytes = exact;
            return true;
        }

        if (!id.IsFull && _read(id.Full) is { IsEmpty: false } full)
        {
            bytes = full;
            id = id.Full;
            return true;
        }

        return Stop(id, new Damage("TILE_MISSING", 0, "The file does not exist or is empty."));
    }

    private bool Stop(TileId id, Damage damage)
    {
        Damage ??= new TileDamage(id, damage);
        return false;
    }
}
