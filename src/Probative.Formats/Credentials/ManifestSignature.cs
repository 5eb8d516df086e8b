namespace Probative.Formats.Credentials;

/// <summary>Who signed a claim, and when, as far as that can be read.</summary>
public sealed record ManifestSignature
{
    /// <summary>The algorithm, such as ES256; null for one that is not known here.</summary>
    public string? Algorithm { get; init; }

    /// <summary>The name in the signer's certificate; null where it cannot be read.</summary>
    public string? Subject { get; init; }

    /// <summary>The name of who issued it.</summary>
    public string? Issuer { get; init; }

    /// <summary>Its number, in hex.</summary>
    public string? Serial { get; init; }

    /// <summary>The first moment at which it is valid.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>The last moment at which it is valid.</summary>
    public DateTimeOffset? NotAfter { get; init; }

    /// <summary>The certificates as they are enclosed, in DER, the signer first; at most 20.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Certificates { get; init; } = [];

    /// <summary>The time of the time stamp that was used; null where there is none.</summary>
    public DateTimeOffset? StampedAt { get; init; }

    /// <summary>True when the time stamp leads to a root that the caller gave.</summary>
    public bool IsStampTrusted { get; init; }

    /// <summary>Whether the certificate was within its dates.</summary>
    public CredentialValidity Validity { get; init; }

    /// <summary>What enclosed answers say of revocation.</summary>
    public CredentialRevocation Revocation { get; init; }

    /// <summary>True when the certificate leads to a root that the caller gave.</summary>
    public bool IsTrusted { get; init; }
}
