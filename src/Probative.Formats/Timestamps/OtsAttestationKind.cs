namespace Probative.Formats.Timestamps;

/// <summary>What an attestation of an OpenTimestamps proof says.</summary>
public enum OtsAttestationKind
{
    /// <summary>Something that is not understood here, and kept.</summary>
    Unknown,

    /// <summary>A calendar promises to put it into a block: no time yet.</summary>
    Pending,

    /// <summary>It is the Merkle root of a Bitcoin block.</summary>
    Bitcoin,
}
