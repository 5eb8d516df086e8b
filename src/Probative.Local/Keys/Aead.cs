using System.Security.Cryptography;

namespace Probative.Local.Keys;

/// <summary>
/// AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce before and the 128-bit tag behind the ciphertext.
/// Every key here encrypts far fewer than the 2^32 texts that random nonces allow.
/// </summary>
internal static class Aead
{
    public const int KeySizeBytes = 32;
    public const int NonceSizeBytes = 12;
    public const int TagSizeBytes = 16;

    /// <summary>How much longer a sealed text is than the plain one.</summary>
    public const int OverheadBytes = NonceSizeBytes + TagSizeBytes;

    /// <summary>
    /// The purpose says what this text is for: it opens only as that, so no sealed text can stand in for
    /// another.
    /// </summary>
    public static void Seal(
        ReadOnlySpan<byte> key, ReadOnlySpan<byte> purpose, ReadOnlySpan<byte> plain, Span<byte> sealedText)
    {
        var nonce = sealedText[..NonceSizeBytes];
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagSizeBytes);
        aes.Encrypt(
            nonce,
            plain,
            sealedText.Slice(NonceSizeBytes, plain.Length),
            sealedText.Slice(NonceSizeBytes + plain.Length, TagSizeBytes),
            purpose);
    }

    public static byte[] Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> purpose, ReadOnlySpan<byte> plain)
    {
        var sealedText = new byte[plain.Length + OverheadBytes];
        Seal(key, purpose, plain, sealedText);
        return sealedText;
    }

    /// <summary>The plain text, or null when key, purpose or text are not those that were sealed.</summary>
    public static byte[]? Open(
        ReadOnlySpan<byte> key, ReadOnlySpan<byte> purpose, ReadOnlySpan<byte> sealedText)
    {
        if (sealedText.Length < OverheadBytes) return null;
        var plain = new byte[sealedText.Length - OverheadBytes];
        try
        {
            using var aes = new AesGcm(key, TagSizeBytes);
            aes.Decrypt(
                sealedText[..NonceSizeBytes],
                sealedText[NonceSizeBytes..^TagSizeBytes],
                sealedText[^TagSizeBytes..],
                plain,
                purpose);
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
