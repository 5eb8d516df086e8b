using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;

namespace Probative.Formats.Timestamps;

/// <summary>
/// A TimeStampReq of RFC 3161 (section 2.4.1): the SHA-256 of some bytes, a nonce, and the wish for the
/// authority's certificates.
/// </summary>
public sealed class TimestampRequest
{
    /// <summary>The bytes of a nonce.</summary>
    public const int NonceBytes = 16;

    private TimestampRequest(ReadOnlyMemory<byte> imprint, ReadOnlyMemory<byte> nonce)
    {
        Imprint = imprint;
        Nonce = nonce;
    }

    /// <summary>The hash of the bytes that an authority is asked to have seen.</summary>
    public ReadOnlyMemory<byte> Imprint { get; }

    /// <summary>The nonce as an unsigned number, big-endian; empty when there is none.</summary>
    public ReadOnlyMemory<byte> Nonce { get; }

    /// <summary>The DER bytes of a request.</summary>
    /// <param name="sha256">The SHA-256 of the bytes to be stamped.</param>
    /// <param name="nonce">A random number of 1 to 32 bytes, never used before.</param>
    public static byte[] Create(ReadOnlySpan<byte> sha256, ReadOnlySpan<byte> nonce) =>
        Rfc3161TimestampRequest.CreateFromHash(
            sha256.ToArray(),
            HashAlgorithmName.SHA256,
            requestedPolicyId: null,
            nonce.ToArray(),
            requestSignerCertificates: true).Encode();

    /// <summary>Reads a request back; false for what is none over a SHA-256.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out TimestampRequest? request)
    {
        request = null;
        if (!Rfc3161TimestampRequest.TryDecode(bytes, out var read, out var length)
            || length != bytes.Length
            || read.HashAlgorithmId.Value != TimestampToken.Sha256Oid)
        {
            return false;
        }

        request = new TimestampRequest(read.GetMessageHash(), Number(read.GetNonce()));
        return true;
    }

    /// <summary>An unsigned number without zeros before it, so that two spellings of it are equal.</summary>
    internal static ReadOnlyMemory<byte> Number(ReadOnlyMemory<byte>? number) =>
        number is { } bytes ? bytes.TrimStart((byte)0) : default;
}
