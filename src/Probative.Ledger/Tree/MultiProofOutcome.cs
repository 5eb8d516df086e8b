namespace Probative.Ledger.Tree;

/// <summary>What came of deriving a root from leaves and nodes.</summary>
public abstract record MultiProofOutcome
{
    private MultiProofOutcome()
    {
    }

    /// <summary>A root was derived. The nodes are authentic if that root is.</summary>
    /// <param name="Proof">All nodes that are known now.</param>
    public sealed record Derived(MultiProof Proof) : MultiProofOutcome;

    /// <summary>No root can be derived.</summary>
    /// <param name="Fault">Why.</param>
    /// <param name="Node">The first node to which that applies; a leaf has level 0.</param>
    public sealed record Refused(MultiProofFault Fault, NodeId Node) : MultiProofOutcome;
}
