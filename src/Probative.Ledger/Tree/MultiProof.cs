using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace Probative.Ledger.Tree;

/// <summary>
/// One proof for many leaves of the same tree. The root is derived level by level from the leaves and a few
/// given nodes; every leaf and every given node MUST take part in it, so that nothing can ride along. Once
/// the derived root equals a signed one, all nodes that are known here are authentic.
/// </summary>
public sealed class MultiProof
{
    private readonly MultiProofLevel[] _levels;

    internal MultiProof(ulong size, MultiProofLevel[] levels, Hash32 root)
    {
        Size = size;
        _levels = levels;
        Root = root;
    }

    /// <summary>The number of leaves of the tree.</summary>
    public ulong Size { get; }

    /// <summary>The derived root. It proves nothing until it is compared with a trusted one.</summary>
    public Hash32 Root { get; }

    /// <summary>Derives the root of a tree from some of its leaves and nodes, in time O(k log n).</summary>
    /// <param name="size">The number of leaves of the tree.</param>
    /// <param name="leafIndices">The indices of the known leaves, strictly ascending.</param>
    /// <param name="leafHashes">Their hashes, in the same order.</param>
    /// <param name="nodes">The given nodes, strictly ascending by level, then index.</param>
    /// <returns><see cref="MultiProofOutcome.Derived"/>, or the first fault.</returns>
    /// <exception cref="ArgumentException">There is not one hash for each index.</exception>
    public static MultiProofOutcome Derive(
        ulong size,
        ReadOnlySpan<ulong> leafIndices,
        ReadOnlySpan<Hash32> leafHashes,
        ReadOnlySpan<ProofNode> nodes) =>
        MultiProofDerivation.Run(size, leafIndices, leafHashes, nodes);

    /// <summary>
    /// The fewest nodes that, given together with the leaves, authenticate these and the target nodes.
    /// </summary>
    /// <param name="size">The number of leaves of the tree.</param>
    /// <param name="leafIndices">The indices of the leaves that will be known, strictly ascending.</param>
    /// <param name="targets">Nodes that have to be known too, in any order: for consistency with an earlier
    /// tree, its <see cref="NodeId.Peaks"/>.</param>
    /// <returns>The nodes to give, ascending by level, then index.</returns>
    /// <exception cref="ArgumentException">The indices do not ascend, or something lies outside the tree.
    /// </exception>
    public static IReadOnlyList<NodeId> Needed(
        ulong size, ReadOnlySpan<ulong> leafIndices, ReadOnlySpan<NodeId> targets) =>
        MultiProofSelection.Run(size, leafIndices, targets);

    /// <summary>The hash of a node, if it is known.</summary>
    /// <param name="node">The node.</param>
    /// <param name="hash">Its hash, authentic if <see cref="Root"/> is.</param>
    /// <returns>False if it is not known.</returns>
    public bool TryGetNode(NodeId node, out Hash32 hash)
    {
        hash = default;
        return node.Level >= 0 && node.Level < _levels.Length
            && _levels[node.Level].TryFind(node.Index, out hash);
    }

    /// <summary>
    /// The root of an earlier tree, if its complete subtrees are known. If it equals the root that was
    /// signed then, that tree is a prefix of this one.
    /// </summary>
    /// <param name="oldSize">The number of leaves of the earlier tree.</param>
    /// <param name="root">Its root.</param>
    /// <returns>False if it is larger than this tree, or a node is not known.</returns>
    public bool TryRootAt(ulong oldSize, [NotNullWhen(true)] out Hash32? root)
    {
        root = null;
        Span<Hash32> hashes = stackalloc Hash32[BitOperations.PopCount(oldSize)];
        var at = 0;
        foreach (var peak in NodeId.Peaks(oldSize))
        {
            if (!TryGetNode(peak, out hashes[at++]))
            {
                return false;
            }
        }

        root = TreeHash.Fold(hashes);
        return true;
    }

    /// <summary>The root of an earlier tree, or null if it is not known.</summary>
    /// <param name="oldSize">The number of leaves of the earlier tree.</param>
    /// <returns>See <see cref="TryRootAt"/>.</returns>
    public Hash32? RootAt(ulong oldSize) => TryRootAt(oldSize, out var root) ? root : null;
}
