using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Probative.Formats.Timestamps;

namespace Probative.Formats.Credentials.Cose;

/// <summary>Whether the key in a certificate made a signature.</summary>
internal static class SignatureCheck
{
    private const int RsaKeyMinimumBits = 2048;
    private const int RsaKeyMaximumBits = 8 * 1024;
    private const int EdwardsKeyBytes = 32;
    private const int EdwardsSignatureBytes = 64;

    public static bool Holds(
        SigningAlgorithm algorithm, X509Certificate2 signer, byte[] covered, ReadOnlySpan<byte> signature)
    {
        try
        {
            return algorithm.Kind switch
            {
                SigningKind.Elliptic => Elliptic(algorithm, signer, covered, signature),
                SigningKind.Pss => Pss(algorithm, signer, covered, signature),
                _ => Edwards(signer, covered, signature),
            };
        }
        catch (Exception broken) when (TimestampToken.IsAboutBytes(broken)
            || broken is ArgumentException or NotSupportedException)
        {
            // The libraries throw at a key that is none; such a key made no signature.
            return false;
        }
    }

    private static bool Elliptic(
        SigningAlgorithm algorithm, X509Certificate2 signer, byte[] covered, ReadOnlySpan<byte> signature)
    {
        using var key = signer.GetECDsaPublicKey();
        return key is not null && key.VerifyData(covered, signature, algorithm.Hash);
    }

    private static bool Pss(
        SigningAlgorithm algorithm, X509Certificate2 signer, byte[] covered, ReadOnlySpan<byte> signature)
    {
        // Read from the key itself: the framework gives none for certificates that allow PSS alone.
        using var key = RSA.Create();
        key.ImportRSAPublicKey(signer.PublicKey.EncodedKeyValue.RawData, out _);
        return key.KeySize is >= RsaKeyMinimumBits and <= RsaKeyMaximumBits
            && key.VerifyData(covered, signature, algorithm.Hash, RSASignaturePadding.Pss);
    }

    private static bool Edwards(X509Certificate2 signer, byte[] covered, ReadOnlySpan<byte> signature)
    {
        var bytes = signer.PublicKey.EncodedKeyValue.RawData;
        if (bytes.Length != EdwardsKeyBytes || signature.Length != EdwardsSignatureBytes) return false;
        var check = new Ed25519Signer();
        check.Init(forSigning: false, new Ed25519PublicKeyParameters(bytes));
        check.BlockUpdate(covered, 0, covered.Length);
        return check.VerifySignature(signature.ToArray());
    }
}
