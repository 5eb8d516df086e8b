namespace Probative.Ledger.Tree;

/// <summary>That a leaf stands at an index of a tree: RFC 6962 section 2.1.1, RFC 9162 section
/// 2.1.3.</summary>
public static class InclusionProof
{
    /// <summary>Which runs of leaves a proof contains, in its order: from the leaf's sibling
    /// upwards.</summary>
    /// <param name="index">The index of the leaf.</param>
    /// <param name="size">The number of leaves in the tree.</param>
    /// <returns>The runs; at most one of them is no single node.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The tree has no such leaf.</exception>
    public static IReadOnlyList<LeafRange> Ranges(ulong index, ulong size)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        var ranges = new List<LeafRange>();
        var (start, end) = (0UL, size);
        while (end - start > 1)
        {
            var split = start + LeafRange.Split(end - start);
            if (index < split)
            {
                ranges.Add(new LeafRange(split, end));
                end = split;
            }
            else
            {
                ranges.Add(new LeafRange(start, split));
                start = split;
            }
        }

        ranges.Reverse();
        return ranges;
    }

    /// <summary>The nodes from which <see cref="Create"/> makes a proof.</summary>
    /// <param name="index">The index of the leaf.</param>
    /// <param name="size">The number of leaves in the tree.</param>
    /// <returns>Complete subtrees only; each of them is read once.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The tree has no such leaf.</exception>
    public static IReadOnlyList<NodeId> Nodes(ulong index, ulong size) =>
        [.. Ranges(index, size).SelectMany(range => range.Nodes())];

    /// <summary>Makes a proof from nodes.</summary>
    /// <param name="index">The index of the leaf.</param>
    /// <param name="size">The number of leaves in the tree.</param>
    /// <param name="read">Returns the hash of a node, or null if it is not known.</param>
    /// <returns>The proof, or null if a node is not known.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The tree has no such leaf.</exception>
    public static Hash32[]? Create(ulong index, ulong size, Func<NodeId, Hash32?> read) =>
        LeafRange.Read(Ranges(index, size), read);

    /// <summary>Checks a proof: RFC 9162 section 2.1.3.2.</summary>
    /// <param name="index">The index of the leaf.</param>
    /// <param name="size">The number of leaves in the tree.</param>
    /// <param name="leafHash">The hash of the leaf.</param>
    /// <param name="proof">The proof, from the leaf's sibling upwards.</param>
    /// <param name="root">The root of the tree.</param>
    /// <returns>False if anything is wrong, the length of the proof included.</returns>
    public static bool Verify(
        ulong index, ulong size, in Hash32 leafHash, ReadOnlySpan<Hash32> proof, in Hash32 root) =>
        TryRoot(index, size, leafHash, proof, out var derived) && derived == root;

    /// <summary>The root that a proof leads to, if it has the right length for this index and size.</summary>
    /// <param name="index">The index of the leaf.</param>
    /// <param name="size">The number of leaves in the tree.</param>
    /// <param name="leafHash">The hash of the leaf.</param>
    /// <param name="proof">The proof, from the leaf's sibling upwards.</param>
    /// <param name="root">The root, or <see cref="Hash32.Zero"/>.</param>
    /// <returns>False if there is no such leaf or the proof has another length.</returns>
    public static bool TryRoot(
        ulong index, ulong size, in Hash32 leafHash, ReadOnlySpan<Hash32> proof, out Hash32 root)
    {
        root = default;
        if (index >= size)
        {
            return false;
        }

        var (node, last, hash) = (index, size - 1, leafHash);
        foreach (ref readonly var sibling in proof)
        {
            if (last == 0)
            {
                return false;
            }

            if ((node & 1) == 1 || node == last)
            {
                hash = TreeHash.Node(sibling, hash);

                // Levels at which the right edge has no sibling add nothing to the proof.
                while ((node & 1) == 0 && node != 0)
                {
                    node >>= 1;
                    last >>= 1;
                }
            }
            else
            {
                hash = TreeHash.Node(hash, sibling);
            }

            node >>= 1;
            last >>= 1;
        }

        root = last == 0 ? hash : default;
        return last == 0;
    }
}
