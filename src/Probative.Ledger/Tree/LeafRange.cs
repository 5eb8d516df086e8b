using System.Numerics;

namespace Probative.Ledger.Tree;

/// <summary>
/// A run of leaves whose tree hash a proof contains: <c>MTH(D[Start:End])</c> of RFC 6962 section 2.1. It is
/// either one node or, at the right edge of the tree, several nodes that are folded into a hash which no
/// node has.
/// </summary>
/// <param name="Start">The first leaf. It MUST be a multiple of the run's length, rounded up to a power of
/// two.</param>
/// <param name="End">The leaf after the last.</param>
public readonly record struct LeafRange(ulong Start, ulong End)
{
    /// <summary>The complete subtrees of the run, left to right; their fold is the run's hash.</summary>
    /// <returns>At least one node, unless the run is empty.</returns>
    public NodeId[] Nodes()
    {
        var nodes = NodeId.Peaks(End - Start);
        for (var i = 0; i < nodes.Length; i++)
        {
            nodes[i] = nodes[i] with { Index = nodes[i].Index + (Start >> nodes[i].Level) };
        }

        return nodes;
    }

    /// <summary>The tree hash of the run, from nodes.</summary>
    /// <param name="read">Returns the hash of a node, or null if it is not known.</param>
    /// <param name="hash">The hash of the run.</param>
    /// <returns>False if a node is not known.</returns>
    public bool TryHash(Func<NodeId, Hash32?> read, out Hash32 hash)
    {
        ArgumentNullException.ThrowIfNull(read);
        hash = default;
        var nodes = Nodes();
        Span<Hash32> hashes = stackalloc Hash32[nodes.Length];
        for (var i = 0; i < nodes.Length; i++)
        {
            if (read(nodes[i]) is not { } known)
            {
                return false;
            }

            hashes[i] = known;
        }

        hash = TreeHash.Fold(hashes);
        return true;
    }

    /// <summary>The hashes of several runs, in their order.</summary>
    internal static Hash32[]? Read(IReadOnlyList<LeafRange> ranges, Func<NodeId, Hash32?> read)
    {
        var hashes = new Hash32[ranges.Count];
        for (var i = 0; i < hashes.Length; i++)
        {
            if (!ranges[i].TryHash(read, out hashes[i]))
            {
                return null;
            }
        }

        return hashes;
    }

    /// <summary>The largest power of two smaller than n, for n of at least 2: the k of RFC 6962.</summary>
    internal static ulong Split(ulong n) => 1UL << BitOperations.Log2(n - 1);
}
