namespace Probative.Formats.Credentials;

/// <summary>What a manifest is for.</summary>
public enum ManifestKind
{
    /// <summary>It is bound to the bytes of an asset.</summary>
    Standard,

    /// <summary>It adds to another manifest and leaves the asset's bytes as they are.</summary>
    Update,
}
