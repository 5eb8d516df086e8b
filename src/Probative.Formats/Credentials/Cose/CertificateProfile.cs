using System.Security.Cryptography.X509Certificates;

namespace Probative.Formats.Credentials.Cose;

/// <summary>
/// What a certificate must be to sign claims (C2PA 2.2 section 14.5.1): version 3, no authority, a key for
/// signatures, a purpose that fits, no critical extension that nobody here understands, and a key that is
/// strong enough.
/// </summary>
internal static class CertificateProfile
{
    private const string AnyPurpose = "2.5.29.37.0";
    private const string RsaKey = "1.2.840.113549.1.1.1";
    private const string PssKey = "1.2.840.113549.1.1.10";
    private const string EllipticKey = "1.2.840.10045.2.1";
    private const string EdwardsKey = "1.3.101.112";

    /// <summary>
    /// Signing e-mail, documents, and claims; the fourth is a company's own for documents, which the trust
    /// lists of the standard's first years took.
    /// </summary>
    private static readonly string[] Purposes =
    [
        "1.3.6.1.5.5.7.3.4", "1.3.6.1.5.5.7.3.36", "1.3.6.1.4.1.62558.2.1", "1.3.6.1.4.1.311.76.59.1.9",
    ];

    private static readonly string[] UnderstoodWhenCritical =
    [
        "2.5.29.14", "2.5.29.15", "2.5.29.17", "2.5.29.18", "2.5.29.19", "2.5.29.30", "2.5.29.31",
        "2.5.29.32",
        "2.5.29.35", "2.5.29.36", "2.5.29.37", "2.5.29.46", "1.3.6.1.5.5.7.1.1",
    ];

    /// <summary>What is wrong with the certificate in one sentence; null when nothing is.</summary>
    public static string? Fault(X509Certificate2 signer)
    {
        if (signer.Version != 3) return "The certificate is not of version 3.";
        var basics = signer.Extensions.OfType<X509BasicConstraintsExtension>();
        if (basics.Any(basic => basic.CertificateAuthority))
            return "The certificate is one of an authority.";
        var keys = signer.Extensions.OfType<X509KeyUsageExtension>().ToList();
        if (keys.Count != 1 || !keys[0].KeyUsages.HasFlag(X509KeyUsageFlags.DigitalSignature))
            return "The certificate does not say that its key is for signatures.";
        if (keys[0].KeyUsages.HasFlag(X509KeyUsageFlags.KeyCertSign))
            return "The certificate says that its key signs certificates.";
        return PurposeFault(signer) ?? KeyFault(signer) ?? signer.Extensions
            .Where(extension => extension.Critical && !UnderstoodWhenCritical.Contains(extension.Oid?.Value))
            .Select(extension => $"A critical extension is not read here: {extension.Oid?.Value}.")
            .FirstOrDefault();
    }

    private static string? PurposeFault(X509Certificate2 signer)
    {
        var purposes = signer.Extensions.OfType<X509EnhancedKeyUsageExtension>()
            .SelectMany(usage => usage.EnhancedKeyUsages.Cast<System.Security.Cryptography.Oid>())
            .Select(purpose => purpose.Value ?? "")
            .ToList();
        if (purposes.Count == 0) return "The certificate states no purpose.";
        if (purposes.Contains(AnyPurpose)) return "The certificate is for any purpose.";
        return purposes.Any(purpose => Purposes.Contains(purpose))
            ? null
            : "The certificate is for none of the purposes that may sign claims.";
    }

    private static string? KeyFault(X509Certificate2 signer)
    {
        switch (signer.PublicKey.Oid.Value)
        {
            case EdwardsKey:
                return null;
            case EllipticKey:
                using (var key = signer.GetECDsaPublicKey())
                {
                    return key is { KeySize: 256 or 384 or 521 }
                        ? null
                        : "The certificate's key is on a curve that may not sign claims.";
                }

            case RsaKey or PssKey:
                using (var key = System.Security.Cryptography.RSA.Create())
                {
                    key.ImportRSAPublicKey(signer.PublicKey.EncodedKeyValue.RawData, out _);
                    return key.KeySize >= 2048 ? null : "The certificate's key is shorter than 2048 bits.";
                }

            default:
                return "The certificate's key is of a kind that may not sign claims.";
        }
    }
}
