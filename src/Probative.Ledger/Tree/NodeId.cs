namespace Probative.Ledger.Tree;

/// <summary>
/// A node over a complete subtree: level 0 is a leaf, level L spans 2^L leaves from <c>Index</c> x 2^L on.
/// </summary>
/// <param name="Level">0 to 63.</param>
/// <param name="Index">The position among the nodes of this level, from 0.</param>
public readonly record struct NodeId(int Level, ulong Index)
{
    /// <summary>The node above.</summary>
    public NodeId Parent => new(Level + 1, Index >> 1);

    /// <summary>The other child of <see cref="Parent"/>.</summary>
    public NodeId Sibling => new(Level, Index ^ 1);

    /// <summary>True if a tree of this size contains every leaf under the node.</summary>
    /// <param name="size">The number of leaves.</param>
    /// <returns>Whether the node exists there.</returns>
    public bool IsIn(ulong size) => Level is >= 0 and < 64 && Index < size >> Level;

    /// <summary>
    /// True if the node is one of the complete subtrees into which a tree of this size falls: it has no
    /// complete sibling to its right there.
    /// </summary>
    /// <param name="size">The number of leaves.</param>
    /// <returns>Whether the node is such a peak.</returns>
    public bool IsPeakOf(ulong size) =>
        Level is >= 0 and < 64 && ((size >> Level) & 1) == 1 && Index == (size >> Level) - 1;

    /// <summary>Level and index with a stroke between. The text that a record makes of itself would never
    /// end, since each node has a parent.</summary>
    /// <returns>For example <c>3/12</c>.</returns>
    public override string ToString() => string.Create(null, $"{Level}/{Index}");

    /// <summary>The complete subtrees of a tree of this size, left to right, so highest level
    /// first.</summary>
    /// <param name="size">The number of leaves.</param>
    /// <returns>One node for each bit that is set in the size; empty for the empty tree.</returns>
    public static NodeId[] Peaks(ulong size)
    {
        var peaks = new NodeId[ulong.PopCount(size)];
        var at = 0;
        for (var level = 63; level >= 0; level--)
        {
            if (((size >> level) & 1) == 1)
            {
                peaks[at++] = new NodeId(level, (size >> level) - 1);
            }
        }

        return peaks;
    }
}
