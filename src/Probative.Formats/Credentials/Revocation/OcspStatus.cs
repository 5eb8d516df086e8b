namespace Probative.Formats.Credentials.Revocation;

/// <summary>What an answer says of a certificate (RFC 6960 section 4.2.1).</summary>
internal enum OcspStatus
{
    Good,
    Revoked,
    Unknown,
}
