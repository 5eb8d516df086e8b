using Probative.Kernel.Facts;
using Probative.Ledger;

namespace Probative.Handover;

/// <summary>The package with this manifest stood complete on disk.</summary>
public sealed record HandoverFinished : IFact
{
    public required Hash32 ManifestSha256 { get; init; }

    /// <summary>
    /// The size of the tree of the package's checkpoint: later packages of the case carry the nodes that
    /// prove it a prefix of theirs.
    /// </summary>
    public required long TreeSize { get; init; }

    public string Type => nameof(HandoverFinished);

    public void Write(FactFields fields) => fields
        .Add("manifest_sha256", ManifestSha256)
        .Add("tree_size", TreeSize);
}
