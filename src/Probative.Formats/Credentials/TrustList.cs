using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Probative.Formats.Timestamps;

namespace Probative.Formats.Credentials;

/// <summary>
/// Certificates of authorities whose signers somebody believes (C2PA 2.2 section 14.4.1). A set: neither
/// order nor doubles nor what stands between the certificates matter.
/// </summary>
public sealed class TrustList
{
    private TrustList(IReadOnlyList<X509Certificate2> certificates, byte[] sha256)
    {
        Certificates = certificates;
        Sha256 = sha256;
    }

    /// <summary>The certificates, each once, in the order of their digests.</summary>
    public IReadOnlyList<X509Certificate2> Certificates { get; }

    /// <summary>
    /// 32 bytes: the SHA-256 of the SHA-256 digests of the certificates in DER, each once, in ascending
    /// order.
    /// </summary>
    public ReadOnlyMemory<byte> Sha256 { get; }

    /// <summary>
    /// Reads a list from PEM (RFC 7468), or one certificate from DER. All or nothing: with a certificate left
    /// out a signer would be called unlisted whom the list has.
    /// </summary>
    /// <param name="bytes">The whole file; at most <see cref="CertificateFile.LimitBytes"/>.</param>
    /// <param name="list">The list; null when false is returned.</param>
    /// <param name="damage">
    /// <see cref="CredentialCodes.TrustListMalformed"/> or
    /// <see cref="CredentialCodes.TrustListNotAuthority"/>; default when true is returned.
    /// </param>
    public static bool TryRead(
        ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out TrustList? list, out Damage damage)
    {
        list = null;
        var certificates = CertificateFile.Read(bytes);
        var blocks = bytes.Span.Count("-----BEGIN "u8);
        if (certificates is not { Count: > 0 } || (blocks > 0 && blocks != certificates.Count))
        {
            damage = Damage.Of(
                CredentialCodes.TrustListMalformed,
                "",
                blocks == 0
                    ? "It holds no certificate in PEM."
                    : "It holds something else than certificates, or one that is cut off or cannot be read.");
            return false;
        }

        if (certificates.FirstOrDefault(one => !IssuesCertificates(one)) is { } other)
        {
            damage = Damage.Of(
                CredentialCodes.TrustListNotAuthority,
                "",
                $"It holds a certificate that is not of an authority: {Excerpt.Of(other.Subject)}.");
            return false;
        }

        var sorted = certificates
            .Select(one => (Certificate: one, Digest: SHA256.HashData(one.RawDataMemory.Span)))
            .DistinctBy(pair => Convert.ToHexString(pair.Digest))
            .OrderBy(pair => Convert.ToHexString(pair.Digest), StringComparer.Ordinal)
            .ToList();
        list = new TrustList(
            [.. sorted.Select(pair => pair.Certificate)],
            SHA256.HashData([.. sorted.SelectMany(pair => pair.Digest)]));
        damage = default;
        return true;
    }

    /// <summary>RFC 5280 section 4.2.1.9; roots from before version 3 have no such extension.</summary>
    private static bool IssuesCertificates(X509Certificate2 certificate)
    {
        try
        {
            var basics = certificate.Extensions.OfType<X509BasicConstraintsExtension>().ToList();
            return basics.Count == 0
                ? certificate.Version < 3 && CertificateFile.IsRoot(certificate)
                : basics.TrueForAll(basic => basic.CertificateAuthority);
        }
        catch (Exception broken) when (TimestampToken.IsAboutBytes(broken))
        {
            return false;
        }
    }
}
