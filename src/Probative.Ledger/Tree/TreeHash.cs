using System.Buffers;

namespace Probative.Ledger.Tree;

/// <summary>The hashes of the Merkle tree: RFC 6962 section 2.1, RFC 9162 section 2.1.1.</summary>
public static class TreeHash
{
    // Above this a pooled array is used, so that no caller can be made to exhaust its stack.
    private const int StackLimitBytes = 1_024;

    /// <summary>The root of the tree without leaves: SHA-256 of nothing.</summary>
    public static Hash32 Empty { get; } = Hash32.Of([]);

    /// <summary>The hash of a leaf: SHA-256 of 0x00 and the leaf.</summary>
    /// <param name="leaf">The bytes of the leaf.</param>
    /// <returns>The leaf hash.</returns>
    public static Hash32 Leaf(ReadOnlySpan<byte> leaf)
    {
        if (leaf.Length < StackLimitBytes)
        {
            Span<byte> stack = stackalloc byte[StackLimitBytes];
            return Leaf(leaf, stack);
        }

        var rented = ArrayPool<byte>.Shared.Rent(leaf.Length + 1);
        var hash = Leaf(leaf, rented);
        ArrayPool<byte>.Shared.Return(rented);
        return hash;
    }

    /// <summary>The hash of an interior node: SHA-256 of 0x01, the left and the right child.</summary>
    /// <param name="left">The hash of the left child.</param>
    /// <param name="right">The hash of the right child.</param>
    /// <returns>The node hash.</returns>
    public static Hash32 Node(in Hash32 left, in Hash32 right)
    {
        Span<byte> bytes = stackalloc byte[1 + Hash32.Size + Hash32.Size];
        bytes[0] = 1;
        left.CopyTo(bytes[1..]);
        right.CopyTo(bytes[(1 + Hash32.Size)..]);
        return Hash32.Of(bytes);
    }

    /// <summary>
    /// The root over complete subtrees that lie side by side and get smaller to the right, as in
    /// <see cref="NodeId.Peaks"/>: the rightmost are joined first.
    /// </summary>
    /// <param name="subtrees">Their hashes, left to right.</param>
    /// <returns>The root; <see cref="Empty"/> if there are none.</returns>
    public static Hash32 Fold(ReadOnlySpan<Hash32> subtrees)
    {
        if (subtrees.IsEmpty)
        {
            return Empty;
        }

        var root = subtrees[^1];
        for (var i = subtrees.Length - 2; i >= 0; i--)
        {
            root = Node(subtrees[i], root);
        }

        return root;
    }

    private static Hash32 Leaf(ReadOnlySpan<byte> leaf, Span<byte> buffer)
    {
        buffer[0] = 0;
        leaf.CopyTo(buffer[1..]);
        return Hash32.Of(buffer[..(leaf.Length + 1)]);
    }
}
