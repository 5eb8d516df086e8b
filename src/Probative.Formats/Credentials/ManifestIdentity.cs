namespace Probative.Formats.Credentials;

/// <summary>
/// An identity assertion (CAWG identity assertion, "Assertion definition"): somebody beside the signer of
/// the claim is named, and is said to stand behind assertions of the manifest.
/// </summary>
/// <param name="Uri">The JUMBF address of the assertion.</param>
/// <param name="SignatureType">Such as <c>cawg.x509.cose</c>; null where none is stated.</param>
/// <param name="Credential">
/// The subject of the certificate, or the issuer of the credential, that is named; null where none can be
/// read.
/// </param>
/// <param name="CredentialIssuer">Who issued the certificate; null for other credentials.</param>
/// <param name="Roles">The roles that it states, at most 20.</param>
/// <param name="References">The addresses of the assertions that it refers to, at most 100.</param>
/// <param name="State">What checking it gave.</param>
public sealed record ManifestIdentity(
    string Uri,
    string? SignatureType,
    string? Credential,
    string? CredentialIssuer,
    IReadOnlyList<string> Roles,
    IReadOnlyList<string> References,
    IdentityState State);
