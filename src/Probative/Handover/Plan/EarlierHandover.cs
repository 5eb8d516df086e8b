using Probative.Ledger;

namespace Probative.Handover.Plan;

/// <summary>A handover that the case has recorded before.</summary>
internal sealed record EarlierHandover(long Number, long Index, Hash32? ManifestSha256)
{
    public bool IsFinished { get; init; }

    /// <summary>The size of the tree of its checkpoint, as far as it was recorded.</summary>
    public long? TreeSize { get; init; }

    /// <summary>
    /// The tree that its package carries a checkpoint of. A handover that was never finished may all the
    /// same have left the house; its checkpoint was then made right after its fact, unless another case
    /// wrote in between.
    /// </summary>
    public long LikelyTreeSize => TreeSize ?? Index + 1;
}
