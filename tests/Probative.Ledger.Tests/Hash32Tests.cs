using CsCheck;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Ledger.Tests;

public sealed class Hash32Tests
{
    [Fact]
    public void Sha256_is_that_of_another_library_at_every_recorded_length()
    {
        var json = Vectors.Json(Repository.Outside("hash/vectors.json"));
        var cases = json.GetProperty("cases").EnumerateArray().ToArray();
        foreach (var @case in cases)
        {
            var input = new byte[@case.GetProperty("input_len").GetInt32()];
            for (var i = 0; i < input.Length; i++)
            {
                input[i] = (byte)(i % 251);
            }

            Assert.Equal(@case.GetProperty("sha256").GetString(), Hash32.Of(input).ToHex());
        }

        Assert.True(cases.Length >= 10, "The set has shrunk.");
    }

    [Fact]
    public void Every_text_form_reads_back() =>
        Gen.Byte.Array[32].Sample(
            bytes =>
            {
                var hash = Hash32.FromSpan(bytes);
                Assert.Equal(bytes, hash.ToArray());
                Assert.True(Hash32.TryParseHex(hash.ToHex(), out var hex));
                Assert.True(Hash32.TryParseBase64(hash.ToBase64(), out var base64));
                var ascii = System.Text.Encoding.ASCII.GetBytes(hash.ToBase64Url());
                Assert.True(Hash32.TryParseBase64Url(ascii, out var url));
                Assert.Equal([hash, hash, hash], [hex, base64, url]);
                Assert.Equal(Convert.ToHexStringLower(bytes), hash.ToString());
                Assert.Equal(hash.GetHashCode(), Hash32.FromSpan(bytes).GetHashCode());
            });

    [Fact]
    public void A_text_has_to_be_the_one_form()
    {
        var hash = Hash32.Of("x"u8);
        var (hex, base64) = (hash.ToHex(), hash.ToBase64());
        string[] notHex =
            ["", hex[1..], hex + "0", hex.ToUpperInvariant(), " " + hex[1..], hex[1..] + "\u0660"];
        Assert.All(notHex, text => Assert.False(Hash32.TryParseHex(text, out _), text));
        string[] notBase64 =
            ["", base64[..^1], base64 + "=", base64[..^2] + "==", " " + base64[1..], base64[..^2] + "B="];
        Assert.All(notBase64, text => Assert.False(Hash32.TryParseBase64(text, out _), text));
        Assert.Throws<ArgumentException>(() => Hash32.FromSpan(new byte[31]));
        Assert.Throws<ArgumentException>(() => hash.CopyTo(new byte[31]));
        Assert.ThrowsAny<ArgumentException>(() => hash.WriteHex(new byte[63]));
        Assert.ThrowsAny<ArgumentException>(() => hash.WriteBase64Url(new byte[42]));
        Assert.NotEqual(hash, Hash32.Zero);
    }
}
