using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Probative.Formats.Timestamps;

/// <summary>
/// The signature of an issuer under what it says of revocation: RSA and ECDSA with hashes of the SHA-2 family
/// (RFC 5754 section 3). Others are not accepted.
/// </summary>
internal static class IssuerSignature
{
    private const string Elliptic = "1.2.840.10045";

    /// <summary>
    /// Whether the certificate's key signed these bytes; false for an algorithm beyond those.
    /// </summary>
    /// <param name="algorithm">The object identifier of the signature algorithm.</param>
    /// <param name="signed">The bytes in DER, as they were signed.</param>
    /// <param name="signature">The signature.</param>
    /// <param name="signer">The certificate whose key it is said to be.</param>
    public static bool Holds(
        string algorithm, ReadOnlySpan<byte> signed, ReadOnlySpan<byte> signature, X509Certificate2 signer)
    {
        HashAlgorithmName? hash = algorithm switch
        {
            "1.2.840.113549.1.1.11" or "1.2.840.10045.4.3.2" => HashAlgorithmName.SHA256,
            "1.2.840.113549.1.1.12" or "1.2.840.10045.4.3.3" => HashAlgorithmName.SHA384,
            "1.2.840.113549.1.1.13" or "1.2.840.10045.4.3.4" => HashAlgorithmName.SHA512,
            _ => null,
        };
        if (hash is not { } name) return false;
        if (algorithm.StartsWith(Elliptic, StringComparison.Ordinal))
        {
            using var curve = signer.GetECDsaPublicKey();
            return curve is not null
                && curve.VerifyData(signed, signature, name, DSASignatureFormat.Rfc3279DerSequence);
        }

        using var rsa = signer.GetRSAPublicKey();
        return rsa is not null && rsa.VerifyData(signed, signature, name, RSASignaturePadding.Pkcs1);
    }
}
