using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Security.Cryptography;

namespace Probative.Formats.Timestamps;

/// <summary>
/// The 80 bytes of a Bitcoin block header: version, previous hash, Merkle root, time, bits, nonce, all
/// little-endian. It stands for itself: whether it is in the chain that all the world agrees on is not in it.
/// </summary>
public sealed class BitcoinHeader
{
    /// <summary>The size of a header.</summary>
    public const int SizeBytes = 80;

    /// <summary>The easiest target that the Bitcoin network ever accepted, as <c>bits</c>.</summary>
    public const uint EasiestBits = 0x1d00ffff;

    private BitcoinHeader(ReadOnlySpan<byte> bytes) => Bytes = bytes.ToArray();

    /// <summary>The header as it was given.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The Merkle root, in the order of bytes in which it is hashed.</summary>
    public ReadOnlySpan<byte> MerkleRoot => Bytes.Span.Slice(36, 32);

    /// <summary>
    /// The time that its miner wrote: by consensus after the median of the eleven blocks before it and at
    /// most two hours ahead of the network.
    /// </summary>
    public DateTimeOffset Time =>
        DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadUInt32LittleEndian(Bytes.Span[68..]));

    /// <summary>The target, in its short form.</summary>
    public uint Bits => BinaryPrimitives.ReadUInt32LittleEndian(Bytes.Span[72..]);

    /// <summary>The block's hash as people write it: the bytes of the hash in reverse, in hex.</summary>
    public string Hash
    {
        get
        {
            var hash = SHA256.HashData(SHA256.HashData(Bytes.Span));
            Array.Reverse(hash);
            return Convert.ToHexStringLower(hash);
        }
    }

    /// <summary>Reads a header from its 80 bytes, or from a text of their 160 hex digits.</summary>
    public static bool TryRead(
        ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out BitcoinHeader? header, out Damage damage)
    {
        damage = default;
        header = bytes.Length == SizeBytes ? new BitcoinHeader(bytes) : FromHex(bytes);
        if (header is not null) return true;
        damage = Damage.Of(
            TimestampCodes.HeaderMalformed,
            "",
            "A block header of 80 bytes, or their hex digits, was expected.");
        return false;
    }

    /// <summary>
    /// Whether the hash is below the header's own target, and that target at most
    /// <paramref name="easiestBits"/>: finding such a header takes work that grows as the target falls.
    /// </summary>
    public bool HasWork(uint easiestBits = EasiestBits)
    {
        var hash = SHA256.HashData(SHA256.HashData(Bytes.Span));
        return Target(Bits) is { } target
            && target <= Target(easiestBits)
            && new BigInteger(hash, isUnsigned: true) <= target;
    }

    private static BitcoinHeader? FromHex(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty && text[^1] is (byte)'\n' or (byte)'\r') text = text[..^1];
        Span<byte> bytes = stackalloc byte[SizeBytes];
        return text.Length == 2 * SizeBytes
            && Convert.FromHexString(text, bytes, out _, out _) == System.Buffers.OperationStatus.Done
                ? new BitcoinHeader(bytes)
                : null;
    }

    /// <summary>The number that the short form stands for; null for a negative one or zero.</summary>
    private static BigInteger? Target(uint bits)
    {
        var exponent = (int)(bits >> 24);
        var mantissa = new BigInteger(bits & 0x007f_ffff);
        if ((bits & 0x0080_0000) != 0 || mantissa.IsZero || exponent > 32) return null;
        return exponent <= 3 ? mantissa >> (8 * (3 - exponent)) : mantissa << (8 * (exponent - 3));
    }
}
