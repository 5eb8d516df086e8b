namespace Probative.Formats.Credentials;

/// <summary>What answers that are enclosed say of the revocation of a signer's certificate.</summary>
public enum CredentialRevocation
{
    /// <summary>
    /// Nothing is enclosed that tells: no answer, none that can be believed, or none about this time.
    /// </summary>
    NotKnown,

    /// <summary>Its issuer said, as of the time stamp or later, that it was not revoked.</summary>
    NotRevoked,

    /// <summary>Its issuer said that it was revoked.</summary>
    Revoked,
}
