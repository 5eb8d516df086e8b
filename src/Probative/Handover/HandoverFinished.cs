using Probative.Kernel.Facts;
using Probative.Ledger;

namespace Probative.Handover;

/// <summary>The package with this manifest stood complete on disk.</summary>
public sealed record HandoverFinished : IFact
{
    public required Hash32 ManifestSha256 { get; init; }

    public string Type => nameof(HandoverFinished);

    public void Write(FactFields fields) => fields
        .Add("manifest_sha256", ManifestSha256);
}
