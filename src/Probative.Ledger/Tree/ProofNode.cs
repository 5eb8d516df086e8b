namespace Probative.Ledger.Tree;

/// <summary>A node with the hash that somebody says it has.</summary>
/// <param name="Id">The node.</param>
/// <param name="Hash">The hash.</param>
public readonly record struct ProofNode(NodeId Id, Hash32 Hash);
