using Probative.Kernel.Facts;
using Probative.Ledger;
using Probative.Ledger.Facts;

namespace Probative.Handover;

/// <summary>
/// The last fact of a package, and in it: what leaves the house, to whom, for what purpose.
/// </summary>
public sealed record HandedOver : IFact
{
    public required string To { get; init; }
    public required string Purpose { get; init; }

    /// <summary>SHA-256 of the bag's `manifest-sha256.txt`: it holds every payload file.</summary>
    public required Hash32 ManifestSha256 { get; init; }

    /// <summary>The sealed tag files (docs/spec/package.md) and their digests.</summary>
    public required IReadOnlyList<(string Name, Hash32 Sha256)> Files { get; init; }

    /// <summary>The leaf hash of the case's fact before this one.</summary>
    public required Hash32 CaseHead { get; init; }

    /// <summary>`manifest_sha256` of the case's previous package, or null for the first.</summary>
    public required Hash32? Previous { get; init; }

    public required long Items { get; init; }
    public required long WithheldFacts { get; init; }
    public required long WithheldFields { get; init; }

    /// <summary>RFC 7638 thumbprint of the key that signs the package's SD-JWTs.</summary>
    public required string HandoverKey { get; init; }

    public string Type => nameof(HandedOver);

    public void Write(FactFields fields) => fields
        .Add("to", To)
        .Add("purpose", Purpose)
        .Add("manifest_sha256", ManifestSha256)
        .Add("files", new JsonValue.Map(
            Files.Select(f => KeyValuePair.Create<string, JsonValue>(f.Name, f.Sha256.ToHex()))))
        .Add("case_head", CaseHead)
        .Add("previous", Previous?.ToHex())
        .Add("items", Items)
        .Add("withheld_facts", WithheldFacts)
        .Add("withheld_fields", WithheldFields)
        .Add("handover_key", HandoverKey);
}
