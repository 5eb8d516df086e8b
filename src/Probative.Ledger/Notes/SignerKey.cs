using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Probative.Ledger.Notes;

/// <summary>
/// A private key under a name. Disposing overwrites its copy of the seed; what the runtime or an earlier
/// owner copied, it cannot reach.
/// </summary>
public sealed class SignerKey : IDisposable
{
    /// <summary>The length of a seed: 32 bytes.</summary>
    public const int SeedSize = Ed25519Signature.SeedSize;

    private readonly byte[] _seed;
    private readonly byte[] _publicKey;
    private bool _disposed;

    /// <summary>Creates a key from its seed.</summary>
    /// <param name="name">The key name: not empty, without white space and <c>+</c>.</param>
    /// <param name="seed">The 32 bytes of RFC 8032 section 5.1.5; they are copied.</param>
    /// <param name="type">What its signatures cover.</param>
    /// <exception cref="ArgumentException">The name or the length is wrong.</exception>
    public SignerKey(string name, ReadOnlySpan<byte> seed, KeyType type = KeyType.Ed25519)
    {
        if (seed.Length != SeedSize)
        {
            throw new ArgumentException("An Ed25519 seed has 32 bytes.", nameof(seed));
        }

        _seed = seed.ToArray();
        _publicKey = Ed25519Signature.PublicKeyOf(_seed);
        Verifier = new VerifierKey(name, type, _publicKey);
    }

    /// <summary>The public half.</summary>
    public VerifierKey Verifier { get; }

    /// <summary>The verifier key line.</summary>
    public string Vkey => Verifier.Line;

    /// <summary>The key name.</summary>
    public string Name => Verifier.Name;

    /// <summary>Draws a new key from the operating system's generator.</summary>
    /// <param name="name">The key name.</param>
    /// <param name="type">What its signatures cover.</param>
    /// <returns>The key.</returns>
    /// <exception cref="ArgumentException">The name is wrong.</exception>
    public static SignerKey Generate(string name, KeyType type = KeyType.Ed25519)
    {
        Span<byte> seed = stackalloc byte[SeedSize];
        RandomNumberGenerator.Fill(seed);
        try
        {
            return new SignerKey(name, seed, type);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(seed);
        }
    }

    /// <summary>Signs a note text.</summary>
    /// <param name="text">The text, final newline included.</param>
    /// <returns>64 bytes.</returns>
    /// <exception cref="InvalidOperationException">The key is for cosignatures, which need a
    /// time.</exception>
    public byte[] Sign(ReadOnlySpan<byte> text)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return Verifier.Type == KeyType.Ed25519
            ? Ed25519Signature.Sign(_seed, _publicKey, text)
            : throw new InvalidOperationException("A cosignature needs the time: use Cosign.");
    }

    /// <summary>Cosigns a checkpoint.</summary>
    /// <param name="text">The checkpoint's note text, final newline included.</param>
    /// <param name="time">The time of signing; fractions of a second are dropped.</param>
    /// <returns>72 bytes: the time as big-endian POSIX seconds, and the signature.</returns>
    /// <exception cref="InvalidOperationException">The key is not for cosignatures.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The time is before 1970.</exception>
    public byte[] Cosign(ReadOnlySpan<byte> text, DateTimeOffset time)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (Verifier.Type != KeyType.CosignatureV1)
        {
            throw new InvalidOperationException("This key is not for cosignatures.");
        }

        var seconds = time.ToUnixTimeSeconds();
        ArgumentOutOfRangeException.ThrowIfNegative(seconds, nameof(time));
        var signature = new byte[Cosignature.TimeSize + Ed25519Signature.Size];
        BinaryPrimitives.WriteInt64BigEndian(signature, seconds);
        Ed25519Signature.Sign(_seed, _publicKey, Cosignature.Message(seconds, text))
            .CopyTo(signature, Cosignature.TimeSize);
        return signature;
    }

    /// <summary>Overwrites the seed.</summary>
    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_seed);
        _disposed = true;
    }
}
