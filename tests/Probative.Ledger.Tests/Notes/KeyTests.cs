using Probative.Ledger.Notes;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Ledger.Tests.Notes;

public sealed class KeyTests
{
    // golang.org/x/mod/sumdb/note documents this key.
    private const string Neumann = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    [Fact]
    public void A_verifier_key_reads_and_writes_its_line()
    {
        var key = Samples.Key(Neumann);
        Assert.Equal(("PeterNeumann", 0xc74f20a3u, KeyType.Ed25519), (key.Name, key.KeyId, key.Type));
        Assert.Equal(32, key.PublicKey.Length);
        Assert.Equal(Neumann, key.Line);
        Assert.Equal(Neumann, key.ToString());
        var again = new VerifierKey(key.Name, key.Type, key.PublicKey);
        Assert.Equal(key, again);
        Assert.Equal(key.GetHashCode(), again.GetHashCode());
    }

    [Fact]
    public void The_key_of_another_log_reads_too()
    {
        var line = File.ReadAllText(Repository.Outside("tlog/tessera-log.vkey")).TrimEnd();
        Assert.Equal(line, Samples.Key(line).Line);
    }

    [Theory]
    [InlineData("", "VKEY_FORM")]
    [InlineData("PeterNeumann", "VKEY_FORM")]
    [InlineData("PeterNeumann+c74f20a3", "VKEY_FORM")]
    [InlineData("+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", "VKEY_FORM")]
    [InlineData("Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", "VKEY_FORM")]
    [InlineData("PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", "VKEY_FORM")]
    [InlineData("PeterNeumann+c74f20a+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", "VKEY_FORM")]
    [InlineData("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10T", "VKEY_FORM")]
    [InlineData("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW\n", "VKEY_FORM")]
    [InlineData("PeterNeumann+c74f20a3+", "VKEY_FORM")]
    [InlineData("PeterNeumann+c74f20a3+AhpcaQcU", "VKEY_TYPE")]
    [InlineData("PeterNeumann+c74f20a3+AhpcaQcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", "VKEY_TYPE")]
    [InlineData("PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", "VKEY_ID")]
    [InlineData("PeterNeumanN+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", "VKEY_ID")]
    [InlineData("PeterNeumann+c74f20a3+BBpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", "VKEY_ID")]
    public void Any_other_line_is_damage(string line, string code)
    {
        Assert.False(VerifierKey.TryParse(line, out var key, out var damage));
        Assert.Null(key);
        Assert.Equal(code, damage.Code);
    }

    [Fact]
    public void The_fingerprint_is_the_digest_of_the_line()
    {
        // printf %s "$line" | sha256sum
        Assert.Equal(
            "a82f24c48c9ee106dd11952a8026e14f3760ae4686748dd80e6cae8dd4e98a04",
            Samples.Key(Neumann).Fingerprint);
    }

    [Fact]
    public void A_signer_is_pinned_by_fingerprint_in_any_dress_or_by_its_line()
    {
        var key = Samples.Key(Neumann);
        var digits = key.Fingerprint;
        var grouped = string.Join(":", digits.Chunk(4).Select(part => new string(part))).ToUpperInvariant();
        string[] dresses = [digits, $" {grouped}\r\n", digits.Insert(9, "\t "), Neumann, Neumann + "\n"];
        foreach (var text in dresses)
        {
            Assert.True(SignerPin.TryParse(text, out var pin), text);
            Assert.True(pin.Matches(key));
            Assert.False(pin.Matches(Samples.Log.Verifier));
        }

        foreach (var text in new[] { "", "abc", digits[1..], digits + "0", "g" + digits[1..] })
        {
            Assert.False(SignerPin.TryParse(text, out _), text);
        }
    }

    [Fact]
    public void A_key_of_rfc_8032_signs_as_recorded_there()
    {
        // RFC 8032 section 7.1, TEST 3.
        var seed = Convert.FromHexString("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7");
        using var key = new SignerKey("rfc", seed);
        Assert.Equal(
            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
            Convert.ToHexStringLower(key.Verifier.PublicKey));
        Assert.Equal(
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
            + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
            Convert.ToHexStringLower(key.Sign([0xaf, 0x82])));
    }

    [Fact]
    public void Drawn_keys_differ_and_a_disposed_one_signs_no_more()
    {
        var first = SignerKey.Generate("a");
        using var second = SignerKey.Generate("a");
        Assert.NotEqual(first.Vkey, second.Vkey);
        Assert.Equal(KeyType.CosignatureV1, SignerKey.Generate("a", KeyType.CosignatureV1).Verifier.Type);
        first.Dispose();
        Assert.Throws<ObjectDisposedException>(() => first.Sign("x"u8));
    }

    [Fact]
    public void A_key_that_cannot_be_is_a_bug_of_the_caller()
    {
        Assert.Throws<ArgumentException>(() => new SignerKey("a b", Samples.Seed(1)));
        Assert.Throws<ArgumentException>(() => new SignerKey("", Samples.Seed(1)));
        Assert.Throws<ArgumentException>(() => new SignerKey("a\ud800", Samples.Seed(1)));
        Assert.Throws<ArgumentException>(() => new SignerKey("a\n", Samples.Seed(1)));
        Assert.Throws<ArgumentException>(() => new SignerKey("a", new byte[31]));
        Assert.Throws<ArgumentException>(() => new VerifierKey("a", KeyType.Ed25519, new byte[33]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new VerifierKey("a", (KeyType)6, new byte[32]));
    }
}
