using System.Buffers.Text;
using System.Text;
using Probative.Ledger.Facts;
using Xunit;

namespace Probative.Ledger.Tests.Facts;

public sealed class SdJwtTests
{
    [Fact]
    public void A_signed_fact_reads_back_with_its_fields()
    {
        var line = Sample.Signed().ToBytes();
        Assert.True(SdJwt.TryParse(line, out var jwt, out var damage), damage.ToString());
        Assert.Equal(Sample.Key.Jwk.Thumbprint, jwt.Kid);
        Assert.Equal(Sample.Leaf(), jwt.LeafBytes);
        Assert.Equal(line, jwt.ToBytes());
        Assert.True(jwt.Verify(Sample.Key.Jwk));
        Assert.Empty(jwt.Withheld);
        Assert.Empty(jwt.Foreign);
        Assert.Equal("ClaimRecorded", jwt["type"]);
        Assert.Equal(JsonValue.None, jwt["polarity"]);
        Assert.Null(jwt["absent"]);
    }

    [Fact]
    public void What_is_not_opened_is_withheld()
    {
        var all = Sample.Draft().Disclosures;
        var some = all.Where(disclosure => disclosure.Name is not ("quote" or "item")).Reverse();
        Assert.True(
            SdJwt.TryParse(SdJwt.Sign(Sample.Leaf(), some, Sample.Key).ToBytes(), out var jwt, out _));
        Assert.Equal(
            all.Where(disclosure => disclosure.Name is "quote" or "item").Select(d => d.Digest),
            jwt.Withheld);
        Assert.Null(jwt["quote"]);
        Assert.Equal(14, jwt.Disclosures.Count);

        Assert.True(SdJwt.TryParse(SdJwt.Sign(Sample.Leaf(), [], Sample.Key).ToBytes(), out jwt, out _));
        Assert.Equal(16, jwt.Withheld.Count());
    }

    [Fact]
    public void Another_key_did_not_sign_it()
    {
        using var other = HandoverKey.Generate();
        Assert.False(Sample.Signed().Verify(other.Jwk));
        Assert.Throws<ArgumentException>(() => SdJwt.Sign(Sample.Leaf().AsSpan(1), [], Sample.Key));
    }

    [Fact]
    public void No_changed_bit_passes()
    {
        var line = Sample.Signed().ToBytes();
        for (var bit = 0; bit < line.Length * 8; bit++)
        {
            var changed = line.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(
                SdJwt.TryParse(changed, out var jwt, out _) && jwt.Foreign.Count == 0
                && jwt.Withheld.Any() == false && jwt.Verify(Sample.Key.Jwk),
                $"bit {bit}");
        }
    }

    [Fact]
    public void Disclosures_that_do_not_belong_are_told_apart()
    {
        var line = Encoding.ASCII.GetString(Sample.Signed().ToBytes());
        var opened = Sample.Draft().Disclosures;
        var stranger = Disclosure.Create(new byte[16], "stranger", 1);
        AssertForeign(line + stranger.Text + "~", "stranger");
        AssertForeign(line + opened[^1].Text + "~", opened[^1].Name);
        AssertForeign(line + opened[0].Text + "~", opened[0].Name);
    }

    [Fact]
    public void A_field_name_is_opened_once()
    {
        // A dishonest maker can put two digests of the same field into a leaf.
        Disclosure[] twins = [.. Enumerable.Range(0, 8).Select(i => Disclosure.Create(Salt(i), "twin", i))];
        var leaf = new Leaf(Sample.Case, 1, Hash32.Zero, [.. twins.Select(t => t.Digest)]).ToBytes();
        Assert.Throws<ArgumentException>(() => SdJwt.Sign(leaf, twins, Sample.Key));
        var ordered = twins.OrderBy(t => t.Digest.ToBase64Url(), StringComparer.Ordinal).ToArray();
        var line = SdJwt.Sign(leaf, ordered[..1], Sample.Key).ToString() + ordered[1].Text + "~";
        AssertForeign(line, "twin");
    }

    [Fact]
    public void Another_form_is_damage_with_its_place()
    {
        var line = Encoding.ASCII.GetString(Sample.Signed().ToBytes());
        var parts = line.Split('.', '~');
        var (header, leaf, signature) = (parts[0], parts[1], parts[2]);
        var head = header.Length + 1 + leaf.Length + 1;
        AssertDamage("", "SDJWT_FORM", 0);
        AssertDamage("~", "SDJWT_FORM", 0);
        AssertDamage($"{header}.{leaf}~", "SDJWT_FORM", 0);
        AssertDamage($"{header}~.{leaf}.{signature}~", "SDJWT_FORM", 0);
        AssertDamage(line[..^1], "SDJWT_FORM", 0);
        AssertDamage(line + "\n", "SDJWT_FORM", 0);
        AssertDamage($"{leaf}.{leaf}.{signature}~", "SDJWT_HEADER", 0);
        AssertDamage($"{Encoded("{\"alg\":\"none\"}")}.{leaf}.{signature}~", "SDJWT_HEADER", 0);
        AssertDamage($"{header}.{header}.{signature}~", "SDJWT_LEAF", header.Length + 1);
        AssertDamage($"{header}.{leaf}=.{signature}~", "SDJWT_LEAF", header.Length + 1);
        AssertDamage($"{header}.{leaf}.{signature[1..]}~", "SDJWT_SIGNATURE_FORM", head);
        AssertDamage($"{header}.{leaf}.{signature}~~", "SDJWT_DISCLOSURE", head + signature.Length + 1);
        AssertDamage($"{header}.{leaf}.{signature}~e30~", "SDJWT_DISCLOSURE", head + signature.Length + 1);
        var opened = Sample.Draft().Disclosures;
        AssertDamage(
            $"{header}.{leaf}.{signature}~{opened[1]}~{opened[0]}~",
            "SDJWT_ORDER",
            head + signature.Length + 1 + opened[1].Text.Length + 1);
    }

    [Fact]
    public void A_jwk_has_the_thumbprint_of_rfc_8037()
    {
        // RFC 8037 appendices A.1 to A.3.
        var seed = Base64Url.DecodeFromChars("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A");
        using var key = new HandoverKey(seed);
        Assert.Equal(
            """{"crv":"Ed25519","kty":"OKP","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}""",
            key.Jwk.Json);
        Assert.Equal("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k", key.Jwk.Thumbprint);
        Assert.True(Jwk.TryParse(Encoding.ASCII.GetBytes(key.Jwk.Json), out var jwk, out _));
        Assert.Equal(key.Jwk.PublicKey, jwk.PublicKey);
        Assert.Equal(jwk.Json, jwk.ToString());

        // RFC 8037 appendix A.4.
        var input = Encoding.ASCII.GetBytes("eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc");
        var signature = key.Sign(input);
        Assert.Equal(
            "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg",
            Base64Url.EncodeToString(signature));
        Assert.True(jwk.Verify(input, signature));
    }

    [Theory]
    [InlineData(
        """{"crv":"Ed25519","kty":"OKP","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","use":"sig"}""",
        null)]
    [InlineData(
        """{"crv":"Ed25519","kty":"OKP","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","d":"x"}""",
        "JWK_PRIVATE")]
    [InlineData(
        """{"crv":"X25519","kty":"OKP","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}""", "JWK_FORM")]
    [InlineData(
        """{"crv":"Ed25519","kty":"EC","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}""", "JWK_FORM")]
    [InlineData(
        """{"crv":"Ed25519","kty":"OKP","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHUR"}""", "JWK_FORM")]
    [InlineData("""{"crv":"Ed25519","kty":"OKP"}""", "JWK_FORM")]
    [InlineData("[]", "JWK_FORM")]
    [InlineData("{", "JSON_SYNTAX")]
    public void Any_other_jwk_is_damage(string json, string? code)
    {
        Assert.Equal(code is null, Jwk.TryParse(Encoding.UTF8.GetBytes(json), out _, out var damage));
        Assert.Equal(code, damage.Code);
    }

    [Fact]
    public void A_disposed_handover_key_signs_no_more()
    {
        var key = HandoverKey.Generate();
        key.Dispose();
        Assert.Throws<ObjectDisposedException>(() => key.Sign("x"u8));
        Assert.Throws<ArgumentException>(() => new HandoverKey(new byte[31]));
        Assert.Throws<ArgumentException>(() => new Jwk(new byte[31]));
    }

    private static byte[] Salt(int i) => [.. Enumerable.Repeat((byte)i, 16)];

    private static string Encoded(string json) => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(json));

    private static void AssertForeign(string line, string name)
    {
        Assert.True(
            SdJwt.TryParse(Encoding.ASCII.GetBytes(line), out var jwt, out var damage), damage.ToString());
        Assert.Equal([name], jwt.Foreign.Select(disclosure => disclosure.Name));
        Assert.True(jwt.Verify(Sample.Key.Jwk));
    }

    private static void AssertDamage(string line, string code, int offset)
    {
        Assert.False(SdJwt.TryParse(Encoding.ASCII.GetBytes(line), out var jwt, out var damage), line);
        Assert.Null(jwt);
        Assert.Equal((code, (long)offset), (damage.Code, damage.Offset));
    }
}
