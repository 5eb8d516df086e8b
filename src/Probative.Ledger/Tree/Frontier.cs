namespace Probative.Ledger.Tree;

/// <summary>
/// The growing edge of an append-only tree: the hashes of its complete subtrees, at most 64 of them, which
/// is all that appending and the root need. Not safe for use by several threads at once.
/// </summary>
public sealed class Frontier
{
    // The hash at a level is meaningful exactly if that bit of the size is set.
    private readonly Hash32[] _byLevel = new Hash32[64];

    /// <summary>The empty tree.</summary>
    public Frontier()
    {
    }

    /// <summary>A tree of which only the complete subtrees are known.</summary>
    /// <param name="size">The number of leaves.</param>
    /// <param name="nodes">The hashes of <see cref="NodeId.Peaks"/> of this size, left to right.</param>
    /// <exception cref="ArgumentException">Their number is not the number of bits set in the
    /// size.</exception>
    public Frontier(ulong size, ReadOnlySpan<Hash32> nodes)
    {
        var peaks = NodeId.Peaks(size);
        if (peaks.Length != nodes.Length)
        {
            throw new ArgumentException(
                "A size needs one node for each bit that is set in it.", nameof(nodes));
        }

        Size = size;
        for (var i = 0; i < peaks.Length; i++)
        {
            _byLevel[peaks[i].Level] = nodes[i];
        }
    }

    private Frontier(Frontier other)
    {
        Size = other.Size;
        other._byLevel.CopyTo(_byLevel, 0);
    }

    /// <summary>The number of leaves.</summary>
    public ulong Size { get; private set; }

    /// <summary>The hashes of the complete subtrees, left to right; a new array.</summary>
    public IReadOnlyList<Hash32> Nodes
    {
        get
        {
            var nodes = new Hash32[ulong.PopCount(Size)];
            CopyNodes(nodes);
            return nodes;
        }
    }

    /// <summary>Adds a leaf at the right.</summary>
    /// <param name="leafHash">The hash of the leaf.</param>
    /// <param name="completed">Told of every node that this completes, the leaf itself (level 0) first, then
    /// upwards; a writer of tiles keeps those of levels 0, 8, 16 and so on.</param>
    public void Append(in Hash32 leafHash, Action<NodeId, Hash32>? completed = null)
    {
        var (level, index, hash) = (0, Size, leafHash);
        completed?.Invoke(new NodeId(level, index), hash);
        while ((index & 1) == 1)
        {
            hash = TreeHash.Node(_byLevel[level], hash);
            level++;
            index >>= 1;
            completed?.Invoke(new NodeId(level, index), hash);
        }

        _byLevel[level] = hash;
        Size++;
    }

    /// <summary>The root of the tree.</summary>
    /// <returns>The root; <see cref="TreeHash.Empty"/> if there are no leaves.</returns>
    public Hash32 Root()
    {
        Span<Hash32> nodes = stackalloc Hash32[(int)ulong.PopCount(Size)];
        CopyNodes(nodes);
        return TreeHash.Fold(nodes);
    }

    /// <summary>An independent copy.</summary>
    /// <returns>The copy.</returns>
    public Frontier Clone() => new(this);

    private void CopyNodes(Span<Hash32> nodes)
    {
        var at = 0;
        for (var level = 63; level >= 0; level--)
        {
            if (((Size >> level) & 1) == 1)
            {
                nodes[at++] = _byLevel[level];
            }
        }
    }
}
