using System.Security.Cryptography;

namespace Probative.Formats.Age;

/// <summary>The keys that a file key of 16 bytes stands for, and how it is wrapped.</summary>
internal static class AgeKey
{
    public const int FileKeyBytes = 16;
    public const int NonceBytes = 16;
    public const int TagBytes = 16;

    /// <summary>HKDF-SHA-256 (RFC 5869) to 32 bytes.</summary>
    public static byte[] Derive(
        ReadOnlySpan<byte> secret, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> purpose)
    {
        var key = new byte[32];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, key, salt, purpose);
        return key;
    }

    /// <summary>The HMAC of a header, up to and with its `---`.</summary>
    public static byte[] Mac(ReadOnlySpan<byte> fileKey, ReadOnlySpan<byte> header) =>
        HMACSHA256.HashData(Derive(fileKey, [], "header"u8), header);

    /// <summary>The key of the payload.</summary>
    public static byte[] PayloadKey(ReadOnlySpan<byte> fileKey, ReadOnlySpan<byte> nonce) =>
        Derive(fileKey, nonce, "payload"u8);

    /// <summary>ChaCha20-Poly1305 (RFC 8439) with a nonce of zeros: the key is used once.</summary>
    public static byte[] Wrap(byte[] key, ReadOnlySpan<byte> fileKey)
    {
        using var cipher = new ChaCha20Poly1305(key);
        var wrapped = new byte[fileKey.Length + TagBytes];
        Span<byte> nonce = stackalloc byte[12];
        nonce.Clear();
        cipher.Encrypt(nonce, fileKey, wrapped.AsSpan(0, fileKey.Length), wrapped.AsSpan(fileKey.Length));
        return wrapped;
    }

    /// <summary>The file key, or null when this key does not open it.</summary>
    public static byte[]? Unwrap(byte[] key, ReadOnlySpan<byte> wrapped)
    {
        using var cipher = new ChaCha20Poly1305(key);
        var fileKey = new byte[wrapped.Length - TagBytes];
        Span<byte> nonce = stackalloc byte[12];
        nonce.Clear();
        try
        {
            cipher.Decrypt(nonce, wrapped[..^TagBytes], wrapped[^TagBytes..], fileKey);
            return fileKey;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
