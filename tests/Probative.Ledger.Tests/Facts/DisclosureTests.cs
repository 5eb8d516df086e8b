using System.Buffers.Text;
using System.Text;
using CsCheck;
using Probative.Ledger.Facts;
using Xunit;

namespace Probative.Ledger.Tests.Facts;

public sealed class DisclosureTests
{
    private static readonly byte[] Salt = [.. Enumerable.Range(0, 16).Select(i => (byte)i)];

    [Fact]
    public void The_digest_is_computed_as_rfc_9901_shows()
    {
        // RFC 9901 section 4.2.3: the digest of the disclosure of "family_name".
        var text = "WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0"u8;
        Assert.Equal("X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0", Hash32.Of(text).ToBase64Url());

        // Its JSON has a space after each comma, which the one form of ours has not.
        Assert.False(Disclosure.TryParse(text, out _, out var damage));
        Assert.Equal("JSON_NOT_CANONICAL", damage.Code);
    }

    [Fact]
    public void A_disclosure_is_the_base64url_of_salt_name_and_value()
    {
        var disclosure = Disclosure.Create(Salt, "name", new JsonValue.List("\u00e9", 1, JsonValue.None));
        Assert.Equal("""["AAECAwQFBgcICQoLDA0ODw","name",["é",1,null]]""", Decode(disclosure.Text));
        Assert.Equal(Hash32.Of(Encoding.ASCII.GetBytes(disclosure.Text)), disclosure.Digest);
        Assert.True(Disclosure.TryParse(disclosure.Ascii, out var read, out _));
        Assert.Equal(("name", disclosure.Value, disclosure.Digest), (read.Name, read.Value, read.Digest));
        Assert.Equal(disclosure.Text, read.ToString());
    }

    [Theory]
    [InlineData("""["AAECAwQFBgcICQoLDA0ODw","name",1]""", null)]
    [InlineData("""["AAECAwQFBgcICQoLDA0ODw","name", 1]""", "JSON_NOT_CANONICAL")]
    [InlineData("""["AAECAwQFBgcICQoLDA0ODw","name",1.5]""", "JSON_NUMBER")]
    [InlineData("""["AAECAwQFBgcICQoLDA0ODw","name"]""", "DISCLOSURE_FORM")]
    [InlineData("""["AAECAwQFBgcICQoLDA0ODw","name",1,2]""", "DISCLOSURE_FORM")]
    [InlineData("""["AAECAwQFBgcICQoLDA0OD","name",1]""", "DISCLOSURE_FORM")]
    [InlineData("""["AAECAwQFBgcICQoLDA0ODx","name",1]""", "DISCLOSURE_FORM")]
    [InlineData("""["AAECAwQFBgcICQoLDA0ODwAA","name",1]""", "DISCLOSURE_FORM")]
    [InlineData("""["","name",1]""", "DISCLOSURE_FORM")]
    [InlineData("""[1,"name",1]""", "DISCLOSURE_FORM")]
    [InlineData("""["AAECAwQFBgcICQoLDA0ODw",1,1]""", "DISCLOSURE_FORM")]
    [InlineData("""{"a":1}""", "DISCLOSURE_FORM")]
    [InlineData("""["AAECAwQFBgcICQoLDA0ODw","_sd",1]""", "DISCLOSURE_NAME")]
    [InlineData("""["AAECAwQFBgcICQoLDA0ODw","...",1]""", "DISCLOSURE_NAME")]
    [InlineData("""["AAECAwQFBgcICQoLDA0ODw","case",1]""", "DISCLOSURE_NAME")]
    [InlineData("""["AAECAwQFBgcICQoLDA0ODw","n",1]""", "DISCLOSURE_NAME")]
    [InlineData("""["AAECAwQFBgcICQoLDA0ODw","prev",1]""", "DISCLOSURE_NAME")]
    [InlineData("""["AAECAwQFBgcICQoLDA0ODw","v",1]""", "DISCLOSURE_NAME")]
    [InlineData("""["AAECAwQFBgcICQoLDA0ODw","",1]""", "DISCLOSURE_NAME")]
    [InlineData("""["AAECAwQFBgcICQoLDA0ODw","Name",1]""", "DISCLOSURE_NAME")]
    [InlineData("""["AAECAwQFBgcICQoLDA0ODw","1name",1]""", "DISCLOSURE_NAME")]
    [InlineData("""["AAECAwQFBgcICQoLDA0ODw","_name",1]""", "DISCLOSURE_NAME")]
    [InlineData("""["AAECAwQFBgcICQoLDA0ODw","näme",1]""", "DISCLOSURE_NAME")]
    [InlineData("""["AAECAwQFBgcICQoLDA0ODw","name",{"_sd":[]}]""", "DISCLOSURE_VALUE")]
    [InlineData("""["AAECAwQFBgcICQoLDA0ODw","name",[[{"...":"x"}]]]""", "DISCLOSURE_VALUE")]
    [InlineData("""["AAECAwQFBgcICQoLDA0ODw","name",{"é":1}]""", "DISCLOSURE_VALUE")]
    [InlineData("""["AAECAwQFBgcICQoLDA0ODw","name",{"a\"":1}]""", "DISCLOSURE_VALUE")]
    [InlineData("""["AAECAwQFBgcICQoLDA0ODw","name",{"":1}]""", null)]
    [InlineData("""["AAECAwQFBgcICQoLDA0ODw","name",[[[[[[[[]]]]]]]]]""", null)]
    [InlineData("""["AAECAwQFBgcICQoLDA0ODw","name",[[[[[[[[[]]]]]]]]]]""", "DISCLOSURE_VALUE")]
    [InlineData(
        """["AAECAwQFBgcICQoLDA0ODw","name",{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{}}}}}}}}}]""",
        "DISCLOSURE_VALUE")]
    public void Only_the_one_form_of_the_specification_reads(string json, string? code)
    {
        var text = Base64Url.EncodeToUtf8(Encoding.UTF8.GetBytes(json));
        Assert.Equal(code is null, Disclosure.TryParse(text, out _, out var damage));
        Assert.Equal(code, damage.Code);
    }

    [Fact]
    public void A_name_has_at_most_64_characters()
    {
        Assert.NotNull(Disclosure.Create(Salt, new string('a', 64), 1));
        Assert.Throws<ArgumentException>(() => Disclosure.Create(Salt, new string('a', 65), 1));
    }

    [Fact]
    public void A_text_that_is_not_the_one_base64url_is_damage()
    {
        var text = Disclosure.Create(Salt, "name", 1).Text;
        string[] wrong = [text + "=", text + "\n", " " + text, text[..^1], text.Replace('W', '+'), ""];
        Assert.All(
            wrong, t => Assert.False(Disclosure.TryParse(Encoding.ASCII.GetBytes(t), out _, out _), t));
    }

    [Fact]
    public void Padding_is_what_is_named_so_and_says_nothing()
    {
        Assert.True(Disclosure.Create(Salt, "pad1", "").IsPadding);
        Assert.True(Disclosure.Create(Salt, "pad12", "").IsPadding);
        Assert.False(Disclosure.Create(Salt, "pad1", "something").IsPadding);
        Assert.False(Disclosure.Create(Salt, "pad", "").IsPadding);
        Assert.False(Disclosure.Create(Salt, "padding", "").IsPadding);
        Assert.False(Disclosure.Create(Salt, "pad1", JsonValue.None).IsPadding);
    }

    [Fact]
    public void What_cannot_be_disclosed_is_a_bug_of_the_caller()
    {
        Assert.Throws<ArgumentException>(() => Disclosure.Create(new byte[15], "name", 1));
        Assert.Throws<ArgumentException>(() => Disclosure.Create(Salt, "n", 1));
        Assert.Throws<ArgumentException>(
            () => Disclosure.Create(Salt, "name", new JsonValue.Map(Sample.Member("_sd", 1))));
    }

    [Fact]
    public void Any_text_survives() =>
        Gen.Select(Gen.Byte.Array[16], Gen.String[Gen.Char['\0', '\ud7ff'], 0, 20]).Sample(
            (salt, value) =>
            {
                var disclosure = Disclosure.Create(salt, "name", value);
                Assert.True(
                    Disclosure.TryParse(disclosure.Ascii, out var read, out var damage), damage.ToString());
                Assert.Equal(JsonValue.FromString(value), read.Value);
            },
            iter: 500);

    private static string Decode(string text) => Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text));
}
