using Probative.Ledger;
using Probative.Ledger.Notes;
using Probative.Ledger.Tree;

namespace Probative.Kernel.Vault;

/// <summary>The published log: what a stranger could read from the folder `log/`, and no more.</summary>
public interface ILogReader
{
    /// <summary>The latest signed checkpoint, and the bytes of its note as they stand on disk.</summary>
    (Checkpoint Checkpoint, byte[] Note) Latest();

    /// <summary>
    /// A node of the tree at the latest checkpoint: from a tile, or folded from its hashes.
    /// </summary>
    Hash32 Node(NodeId node);

    /// <summary>The current verifier key, as in `log/vkey`.</summary>
    VerifierKey Vkey { get; }
}
