using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Probative.Formats.Credentials.Revocation;

/// <summary>What an answer says of one certificate (RFC 6960 section 4.2.1, SingleResponse).</summary>
internal sealed record OcspEntry
{
    // RFC 5280 section 5.3.1: held, and no longer.
    private const int RemovedFromList = 8;

    public required string HashOid { get; init; }
    public required ReadOnlyMemory<byte> IssuerNameHash { get; init; }
    public required ReadOnlyMemory<byte> IssuerKeyHash { get; init; }
    public required BigInteger Serial { get; init; }
    public required OcspStatus Status { get; init; }
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>The reason of RFC 5280 section 5.3.1; null where none is given.</summary>
    public int? Reason { get; init; }

    public required DateTimeOffset ThisUpdate { get; init; }
    public DateTimeOffset? NextUpdate { get; init; }

    /// <summary>Revoked, and not for a while that is over.</summary>
    public bool IsRevoked => Status == OcspStatus.Revoked && Reason != RemovedFromList;

    /// <summary>Whether it is about a certificate of an issuer.</summary>
    public bool IsAbout(X509Certificate2 certificate, X509Certificate2 issuer)
    {
        if (Serial != new BigInteger(certificate.SerialNumberBytes.Span, isBigEndian: true)) return false;
        return Hash(certificate.IssuerName.RawData) is { } name
            && name.AsSpan().SequenceEqual(IssuerNameHash.Span)
            && Hash(issuer.PublicKey.EncodedKeyValue.RawData) is { } key
            && key.AsSpan().SequenceEqual(IssuerKeyHash.Span);
    }

    private byte[]? Hash(byte[] bytes) => HashOid switch
    {
#pragma warning disable CA5350 // It finds the certificate; what is believed is the signature over the answer.
        "1.3.14.3.2.26" => SHA1.HashData(bytes),
#pragma warning restore CA5350
        "2.16.840.1.101.3.4.2.1" => SHA256.HashData(bytes),
        "2.16.840.1.101.3.4.2.2" => SHA384.HashData(bytes),
        "2.16.840.1.101.3.4.2.3" => SHA512.HashData(bytes),
        _ => null,
    };
}
