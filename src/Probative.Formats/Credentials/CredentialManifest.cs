namespace Probative.Formats.Credentials;

/// <summary>One manifest of a store: a claim, its signature, and what the claim refers to.</summary>
public sealed class CredentialManifest
{
    /// <summary>Its label, by which others refer to it.</summary>
    public required string Label { get; init; }

    /// <summary>What it is for.</summary>
    public required ManifestKind Kind { get; init; }

    /// <summary>What the claim says; null where it cannot be read.</summary>
    public ManifestClaim? Claim { get; internal set; }

    /// <summary>Who signed; null where there is no signature that can be read.</summary>
    public ManifestSignature? Signature { get; internal set; }

    /// <summary>The assertions, in the order of the claim.</summary>
    public IReadOnlyList<ManifestAssertion> Assertions { get; internal set; } = [];

    /// <summary>The actions that are stated, in their order; at most 1,000.</summary>
    public IReadOnlyList<ManifestAction> Actions { get; internal set; } = [];

    /// <summary>The ingredients, in the order of the claim.</summary>
    public IReadOnlyList<ManifestIngredient> Ingredients { get; internal set; } = [];

    /// <summary>
    /// Who else is named as standing behind assertions, in the order of the claim; at most 50.
    /// </summary>
    public IReadOnlyList<ManifestIdentity> Identities { get; internal set; } = [];
}
