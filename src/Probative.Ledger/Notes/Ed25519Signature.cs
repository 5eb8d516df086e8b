using Org.BouncyCastle.Math.EC.Rfc8032;

namespace Probative.Ledger.Notes;

/// <summary>Signing with Ed25519 (RFC 8032), by BouncyCastle.</summary>
internal static class Ed25519Signature
{
    public const int SeedSize = 32;
    public const int Size = 64;

    public static byte[] PublicKeyOf(byte[] seed)
    {
        var publicKey = new byte[Ed25519PublicKey.Size];
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
}
