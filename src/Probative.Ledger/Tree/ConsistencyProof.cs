using System.Numerics;

namespace Probative.Ledger.Tree;

/// <summary>That a tree is a prefix of a later tree: RFC 6962 section 2.1.2, RFC 9162 section
/// 2.1.4.</summary>
public static class ConsistencyProof
{
    /// <summary>Which runs of leaves a proof contains, in its order.</summary>
    /// <param name="size1">The size of the earlier tree, at least 1.</param>
    /// <param name="size2">The size of the later tree.</param>
    /// <returns>The runs; empty if the sizes are equal.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The earlier tree is empty or larger.</exception>
    public static IReadOnlyList<LeafRange> Ranges(ulong size1, ulong size2)
    {
        ArgumentOutOfRangeException.ThrowIfZero(size1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size1, size2);
        var ranges = new List<LeafRange>();
        var (start, end) = (0UL, size2);
        while (end != size1)
        {
            var split = start + LeafRange.Split(end - start);
            if (size1 <= split)
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

        // The verifier knows the whole earlier tree already; a part of it has to be told.
        if (start != 0)
        {
            ranges.Add(new LeafRange(start, end));
        }

        ranges.Reverse();
        return ranges;
    }

    /// <summary>The nodes from which <see cref="Create"/> makes a proof.</summary>
    /// <param name="size1">The size of the earlier tree, at least 1.</param>
    /// <param name="size2">The size of the later tree.</param>
    /// <returns>Complete subtrees only.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The earlier tree is empty or larger.</exception>
    public static IReadOnlyList<NodeId> Nodes(ulong size1, ulong size2) =>
        [.. Ranges(size1, size2).SelectMany(range => range.Nodes())];

    /// <summary>Makes a proof from nodes of the later tree.</summary>
    /// <param name="size1">The size of the earlier tree, at least 1.</param>
    /// <param name="size2">The size of the later tree.</param>
    /// <param name="read">Returns the hash of a node, or null if it is not known.</param>
    /// <returns>The proof, or null if a node is not known.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The earlier tree is empty or larger.</exception>
    public static Hash32[]? Create(ulong size1, ulong size2, Func<NodeId, Hash32?> read) =>
        LeafRange.Read(Ranges(size1, size2), read);

    /// <summary>
    /// Checks a proof: RFC 9162 section 2.1.4.2. An empty earlier tree is refused, because it is a prefix of
    /// everything and a proof about it shows nothing.
    /// </summary>
    /// <param name="size1">The size of the earlier tree.</param>
    /// <param name="root1">Its root.</param>
    /// <param name="size2">The size of the later tree.</param>
    /// <param name="root2">Its root.</param>
    /// <param name="proof">The proof; empty if the sizes are equal.</param>
    /// <returns>False if anything is wrong, the length of the proof included.</returns>
    public static bool Verify(
        ulong size1, in Hash32 root1, ulong size2, in Hash32 root2, ReadOnlySpan<Hash32> proof)
    {
        if (size1 == 0 || size1 > size2)
        {
            return false;
        }

        if (size1 == size2)
        {
            return proof.IsEmpty && root1 == root2;
        }

        // An earlier tree that is one complete subtree is itself the first node of the path.
        if (BitOperations.IsPow2(size1))
        {
            return VerifyPath(size1, root1, root1, size2, root2, proof);
        }

        return !proof.IsEmpty && VerifyPath(size1, root1, proof[0], size2, root2, proof[1..]);
    }

    private static bool VerifyPath(
        ulong size1,
        in Hash32 root1,
        in Hash32 first,
        ulong size2,
        in Hash32 root2,
        ReadOnlySpan<Hash32> path)
    {
        var trailing = BitOperations.TrailingZeroCount(size1);
        var (node, last) = ((size1 - 1) >> trailing, (size2 - 1) >> trailing);
        var (early, late) = (first, first);
        foreach (ref readonly var sibling in path)
        {
            if (last == 0)
            {
                return false;
            }

            if ((node & 1) == 1 || node == last)
            {
                early = TreeHash.Node(sibling, early);
                late = TreeHash.Node(sibling, late);
                while ((node & 1) == 0 && node != 0)
                {
                    node >>= 1;
                    last >>= 1;
                }
            }
            else
            {
                late = TreeHash.Node(late, sibling);
            }

            node >>= 1;
            last >>= 1;
        }

        return last == 0 && early == root1 && late == root2;
    }
}
