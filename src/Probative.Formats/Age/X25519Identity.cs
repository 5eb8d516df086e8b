using System.Security.Cryptography;
using Org.BouncyCastle.Math.EC.Rfc7748;

namespace Probative.Formats.Age;

/// <summary>A secret key of X25519 (RFC 7748): age-encryption.org/v1, "The X25519 recipient type".</summary>
internal sealed class X25519Identity(byte[] scalar) : AgeIdentity
{
    public const string StanzaKind = "X25519";

    internal override string Kind => StanzaKind;

    /// <summary>The public key.</summary>
    public byte[] PublicKey { get; } = BaseOf(scalar);

    public static X25519Identity Generate() => new(RandomNumberGenerator.GetBytes(X25519.ScalarSize));

    /// <summary>
    /// The line of an identity file. Not what <see cref="ToString"/> says: that may be shown.
    /// </summary>
    public string ToSecret() => Bech32.Encode("age-secret-key-", scalar).ToUpperInvariant();

    public override string ToString() => nameof(X25519Identity);

    internal override bool TryUnwrap(AgeStanza stanza, out byte[]? fileKey)
    {
        fileKey = null;
        if (stanza.Arguments.Count != 2
            || RawBase64.Decode(stanza.Arguments[1]) is not { Length: X25519.PointSize } share
            || stanza.Body.Length != AgeKey.FileKeyBytes + AgeKey.TagBytes)
        {
            return false;
        }

        // A point of low order gives zeros whoever multiplies it: no writer sends one.
        var shared = new byte[X25519.PointSize];
        if (!X25519.CalculateAgreement(scalar, 0, share, 0, shared, 0)) return false;
        fileKey = AgeKey.Unwrap(KeyOf(shared, share, PublicKey), stanza.Body);
        return true;
    }

    /// <summary>A stanza that the holder of this public key opens.</summary>
    internal static AgeStanza Wrap(byte[] recipient, ReadOnlySpan<byte> fileKey)
    {
        var ephemeral = RandomNumberGenerator.GetBytes(X25519.ScalarSize);
        var share = BaseOf(ephemeral);
        var shared = new byte[X25519.PointSize];
        if (!X25519.CalculateAgreement(ephemeral, 0, recipient, 0, shared, 0))
            throw new ArgumentException("The recipient is a point of low order.", nameof(recipient));
        return new AgeStanza(
            [StanzaKind, RawBase64.Encode(share)], AgeKey.Wrap(KeyOf(shared, share, recipient), fileKey));
    }

    private static byte[] KeyOf(byte[] shared, byte[] share, byte[] recipient) =>
        AgeKey.Derive(shared, [.. share, .. recipient], "age-encryption.org/v1/X25519"u8);

    private static byte[] BaseOf(byte[] scalar)
    {
        var point = new byte[X25519.PointSize];
        X25519.ScalarMultBase(scalar, 0, point, 0);
        return point;
    }
}
