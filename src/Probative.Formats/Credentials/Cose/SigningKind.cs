namespace Probative.Formats.Credentials.Cose;

/// <summary>How a signature is computed.</summary>
internal enum SigningKind
{
    /// <summary>ECDSA over the curves of NIST.</summary>
    Elliptic,

    /// <summary>RSASSA-PSS with a salt as long as the hash.</summary>
    Pss,

    /// <summary>EdDSA over the curve 25519.</summary>
    Edwards,
}
