using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Probative.Ledger.Notes;

namespace Probative.Ledger.Facts;

/// <summary>An Ed25519 public key as a JSON Web Key: RFC 8037 section 2.</summary>
public sealed class Jwk
{
    private readonly Ed25519PublicKey _key;

    /// <summary>Creates a key.</summary>
    /// <param name="publicKey">The 32-byte Ed25519 public key.</param>
    /// <exception cref="ArgumentException">There are not exactly 32 bytes.</exception>
    public Jwk(ReadOnlySpan<byte> publicKey)
    {
        _key = new Ed25519PublicKey(publicKey);
        Json = $$"""{"crv":"Ed25519","kty":"OKP","x":"{{Base64Url.EncodeToString(publicKey)}}"}""";
        Thumbprint = Hash32.Of(Encoding.ASCII.GetBytes(Json)).ToBase64Url();
    }

    /// <summary>The 32 bytes of the public key.</summary>
    public ReadOnlySpan<byte> PublicKey => _key.Bytes;

    /// <summary>False for bytes that are not a point of prime order: nothing verifies under them.</summary>
    public bool HasPrimeOrder => _key.HasPrimeOrder;

    /// <summary>The canonical JSON of the required members, which is what the thumbprint covers.</summary>
    public string Json { get; }

    /// <summary>The RFC 7638 thumbprint: base64url of SHA-256, 43 characters.</summary>
    public string Thumbprint { get; }

    /// <summary>Reads a public key.</summary>
    /// <param name="json">A JSON object with <c>kty</c>, <c>crv</c> and <c>x</c>; other members that are
    /// strings are ignored, as RFC 7517 section 4 has it.</param>
    /// <param name="jwk">The key, or null.</param>
    /// <param name="damage">What is wrong: <c>JWK_FORM</c>, <c>JWK_PRIVATE</c> or a code of
    /// <see cref="CanonicalJson"/>.</param>
    /// <returns>False if anything is wrong.</returns>
    public static bool TryParse(ReadOnlySpan<byte> json, [NotNullWhen(true)] out Jwk? jwk, out Damage damage)
    {
        jwk = null;
        if (!CanonicalJson.TryParse(json, out var value, out damage))
        {
            return false;
        }

        if (value is not JsonValue.Map map
            || map["kty"] is not JsonValue.Text { Value: "OKP" }
            || map["crv"] is not JsonValue.Text { Value: "Ed25519" }
            || map["x"] is not JsonValue.Text x
            || StrictBase64.TryDecodeUrl(Utf8.Encode(x.Value)) is not { Length: 32 } publicKey)
        {
            damage = new Damage("JWK_FORM", 0, "An Ed25519 public key (kty OKP) was expected.");
            return false;
        }

        if (map["d"] is not null)
        {
            damage = new Damage(
                "JWK_PRIVATE", 0, "This is a private key: destroy it where it should not be.");
            return false;
        }

        jwk = new Jwk(publicKey);
        return true;
    }

    /// <summary>Verifies an Ed25519 signature.</summary>
    /// <param name="message">What was signed.</param>
    /// <param name="signature">64 bytes.</param>
    /// <returns>Whether this key signed the message.</returns>
    public bool Verify(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) =>
        _key.Verify(message, signature);

    /// <summary>The canonical JSON.</summary>
    /// <returns><see cref="Json"/>.</returns>
    public override string ToString() => Json;
}
