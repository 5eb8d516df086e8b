namespace Probative.Ledger.Tree;

/// <summary>Why nodes do not prove what they should.</summary>
public enum MultiProofFault
{
    /// <summary>The leaves are not in strictly ascending order of index.</summary>
    LeavesNotAscending,

    /// <summary>The nodes are not in strictly ascending order of level, then index.</summary>
    NodesNotAscending,

    /// <summary>A leaf or node lies outside the tree, or over leaves that the tree does not have.</summary>
    OutsideTree,

    /// <summary>A given node has another hash than its children, or than the leaf.</summary>
    Contradiction,

    /// <summary>The sibling of a leaf or node is not known, so that nothing ties it to the root.</summary>
    Unconnected,

    /// <summary>One of the complete subtrees of the tree is not known.</summary>
    PeakMissing,
}
