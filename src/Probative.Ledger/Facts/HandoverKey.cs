using System.Security.Cryptography;
using Probative.Ledger.Notes;

namespace Probative.Ledger.Facts;

/// <summary>
/// The private key that signs facts which are handed over. Disposing overwrites its copy of the seed.
/// </summary>
public sealed class HandoverKey : IDisposable
{
    /// <summary>The length of a seed: 32 bytes.</summary>
    public const int SeedSize = Ed25519Signature.SeedSize;

    private readonly byte[] _seed;
    private readonly byte[] _publicKey;
    private bool _disposed;

    /// <summary>Creates a key from its seed.</summary>
    /// <param name="seed">The 32 bytes of RFC 8032 section 5.1.5; they are copied.</param>
    /// <exception cref="ArgumentException">There are not exactly 32 bytes.</exception>
    public HandoverKey(ReadOnlySpan<byte> seed)
    {
        if (seed.Length != SeedSize)
        {
            throw new ArgumentException("An Ed25519 seed has 32 bytes.", nameof(seed));
        }

        _seed = seed.ToArray();
        _publicKey = Ed25519Signature.PublicKeyOf(_seed);
        Jwk = new Jwk(_publicKey);
    }

    /// <summary>The public half.</summary>
    public Jwk Jwk { get; }

    /// <summary>Draws a new key from the operating system's generator.</summary>
    /// <returns>The key.</returns>
    public static HandoverKey Generate()
    {
        Span<byte> seed = stackalloc byte[SeedSize];
        RandomNumberGenerator.Fill(seed);
        try
        {
            return new HandoverKey(seed);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(seed);
        }
    }

    /// <summary>Signs.</summary>
    /// <param name="message">What to sign.</param>
    /// <returns>64 bytes.</returns>
    public byte[] Sign(ReadOnlySpan<byte> message)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return Ed25519Signature.Sign(_seed, _publicKey, message);
    }

    /// <summary>Overwrites the seed.</summary>
    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_seed);
        _disposed = true;
    }
}
