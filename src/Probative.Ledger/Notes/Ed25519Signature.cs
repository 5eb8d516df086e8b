using Org.BouncyCastle.Math.EC.Rfc8032;

namespace Probative.Ledger.Notes;

/// <summary>
/// Ed25519 (RFC 8032) by BouncyCastle, which is stricter than the RFC demands: it refuses public keys of small
/// order and everything that is not encoded canonically, and it uses the equation without the cofactor. So
/// what it accepts, Go, OpenSSL and browsers accept too.
/// </summary>
internal static class Ed25519Signature
{
    public const int SeedSize = 32;
    public const int PublicKeySize = 32;
    public const int Size = 64;

    public static byte[] PublicKeyOf(byte[] seed)
    {
        var publicKey = new byte[PublicKeySize];
        Ed25519.GeneratePublicKey(seed, 0, publicKey, 0);
        return publicKey;
    }

    public static byte[] Sign(byte[] seed, byte[] publicKey, ReadOnlySpan<byte> message)
    {
        var signature = new byte[Size];
        var bytes = message.ToArray();
        Ed25519.Sign(seed, 0, publicKey, 0, bytes, 0, bytes.Length, signature, 0);
        return signature;
    }

    public static bool Verify(byte[] publicKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (signature.Length != Size)
        {
            return false;
        }

        var bytes = message.ToArray();
        return Ed25519.Verify(signature.ToArray(), 0, publicKey, 0, bytes, 0, bytes.Length);
    }
}
