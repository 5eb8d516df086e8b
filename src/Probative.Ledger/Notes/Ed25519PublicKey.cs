using Org.BouncyCastle.Math.EC.Rfc8032;

namespace Probative.Ledger.Notes;

/// <summary>
/// Verifying Ed25519 signatures (RFC 8032), by BouncyCastle. Section 5.1.7 lets a verifier multiply the
/// equation by the cofactor, which BouncyCastle does and Go, OpenSSL and browsers do not; a dishonest signer
/// could make a signature that one accepts and the other refuses. Here the key and the point R MUST have
/// prime order, as those of every honest signer have. Then both equations say the same, and what is accepted
/// here is accepted everywhere.
/// </summary>
internal sealed class Ed25519PublicKey
{
    public const int Size = 32;

    private readonly byte[] _bytes;

    // Null for bytes that are no point of prime order: nothing verifies under them.
    private readonly Ed25519.PublicPoint? _point;

    public Ed25519PublicKey(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Size)
        {
            throw new ArgumentException("An Ed25519 public key has 32 bytes.", nameof(bytes));
        }

        _bytes = bytes.ToArray();
        _point = Ed25519.ValidatePublicKeyFullExport(_bytes, 0);
    }

    public ReadOnlySpan<byte> Bytes => _bytes;

    public bool HasPrimeOrder => _point is not null;

    public bool Verify(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (_point is null || signature.Length != Ed25519Signature.Size)
        {
            return false;
        }

        var text = message.ToArray();
        var copy = signature.ToArray();
        return Ed25519.Verify(copy, 0, _point, text, 0, text.Length)
            && Ed25519.ValidatePublicKeyFull(copy, 0);
    }
}
