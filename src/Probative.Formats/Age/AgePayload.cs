using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Probative.Formats.Age;

/// <summary>
/// One chunk after another of a payload, which is STREAM with ChaCha20-Poly1305: age-encryption.org/v1,
/// "Payload". The nonce is a counter of 11 bytes and one that says whether this is the last chunk.
/// </summary>
internal sealed class AgePayload(byte[] key) : IDisposable
{
    public const int ChunkBytes = 64 * 1024;

    private readonly ChaCha20Poly1305 _cipher = new(key);
    private readonly byte[] _nonce = new byte[12];
    private ulong _counter;

    public void Encrypt(ReadOnlySpan<byte> plain, Span<byte> sealedChunk, bool isLast)
    {
        Next(isLast);
        _cipher.Encrypt(_nonce, plain, sealedChunk[..plain.Length], sealedChunk[plain.Length..]);
    }

    public bool TryDecrypt(ReadOnlySpan<byte> sealedChunk, Span<byte> plain, bool isLast)
    {
        Next(isLast);
        try
        {
            var length = sealedChunk.Length - AgeKey.TagBytes;
            _cipher.Decrypt(_nonce, sealedChunk[..length], sealedChunk[length..], plain[..length]);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }

    /// <summary>The next chunk is the one of this number, counted from zero.</summary>
    public void Seek(ulong chunk) => _counter = chunk;

    public void Dispose() => _cipher.Dispose();

    // 2^64 chunks are more than there is.
    private void Next(bool isLast)
    {
        BinaryPrimitives.WriteUInt64BigEndian(_nonce.AsSpan(3), _counter++);
        _nonce[11] = isLast ? (byte)1 : (byte)0;
    }
}
