using System.Text;
using System.Text.Json;
using CsCheck;
using Probative.Ledger.Facts;
using Xunit;

namespace Probative.Ledger.Tests.Facts;

public sealed class CanonicalJsonTests
{
    private static readonly Gen<string> Texts =
        Gen.OneOf(Gen.Char["ab\"\\/\b\f\n\r\t\0\u001f\u007f\u00e9\u2028\ufffd"], Gen.Char['\0', '\ud7ff'])
            .Array[0, 8].Select(chars => new string(chars));

    private static readonly Gen<JsonValue> Values = Gen.Recursive<JsonValue>((depth, self) =>
    {
        var leaf = Gen.OneOf(
            Texts.Select(JsonValue.FromString),
            Gen.Long[-JsonValue.IntegerLimit, JsonValue.IntegerLimit].Select(JsonValue.FromInt64),
            Gen.Bool.Select(JsonValue.FromBoolean),
            Gen.Const(JsonValue.None));
        return depth >= 5
            ? leaf
            : Gen.OneOf(
                leaf,
                self.Array[0, 4].Select(items => (JsonValue)new JsonValue.List(items)),
                Gen.Select(Texts, self).Array[0, 4].Select(pairs => (JsonValue)new JsonValue.Map(
                    pairs.DistinctBy(p => p.Item1).Select(p => KeyValuePair.Create(p.Item1, p.Item2)))));
    });

    [Fact]
    public void Members_are_sorted_as_rfc_8785_shows()
    {
        // RFC 8785 section 3.2.3.
        const string json = """
            {"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One",
             "\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control",
             "\u00f6":"Latin Small Letter O With Diaeresis"}
            """;
        Assert.True(
            CanonicalJson.TryParse(Encoding.UTF8.GetBytes(json), out var value, out var damage), $"{damage}");
        string[] expected =
        [
            "Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis", "Euro Sign",
            "Emoji: Grinning Face", "Hebrew Letter Dalet With Dagesh",
        ];
        var members = Assert.IsType<JsonValue.Map>(value).Members;
        Assert.Equal(expected, members.Select(member => ((JsonValue.Text)member.Value).Value));
    }

    [Fact]
    public void Strings_are_written_as_rfc_8785_shows()
    {
        // RFC 8785 section 3.2.2: the string of the example.
        const string json = """{"string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/"}""";
        Assert.True(CanonicalJson.TryParse(Encoding.UTF8.GetBytes(json), out var value, out _));
        Assert.Equal("{\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}", value.ToString());
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData(" [ 1 , -2 ] ", "[1,-2]")]
    [InlineData("9007199254740991", "9007199254740991")]
    [InlineData("-9007199254740991", "-9007199254740991")]
    [InlineData("{\"b\":null,\"a\":true}", "{\"a\":true,\"b\":null}")]
    [InlineData("\"\\u007f\\b\\f\\t\"", "\"\u007f\\b\\f\\t\"")]
    [InlineData("[]", "[]")]
    [InlineData("{ }", "{}")]
    [InlineData("\"\\ud83d\\ude00\"", "\"\ud83d\ude00\"")]
    public void Any_allowed_text_has_one_canonical_form(string json, string canonical)
    {
        Assert.True(CanonicalJson.TryParse(Encoding.UTF8.GetBytes(json), out var value, out _));
        Assert.Equal(canonical, value.ToString());
        var same = CanonicalJson.TryParseCanonical(
            Encoding.UTF8.GetBytes(json), out var strict, out var damage);
        Assert.Equal(json == canonical, same);
        Assert.Equal(same ? value : null, strict);
        Assert.Equal(same ? null : "JSON_NOT_CANONICAL", damage.Code);
    }

    [Theory]
    [InlineData("", "JSON_SYNTAX", 0)]
    [InlineData("nul", "JSON_SYNTAX", 0)]
    [InlineData("[1,]", "JSON_SYNTAX", 3)]
    [InlineData("[1 2]", "JSON_SYNTAX", 3)]
    [InlineData("[1", "JSON_SYNTAX", 2)]
    [InlineData("{\"a\"}", "JSON_SYNTAX", 4)]
    [InlineData("{\"a\":1,}", "JSON_SYNTAX", 7)]
    [InlineData("{\"a\":1;", "JSON_SYNTAX", 6)]
    [InlineData("{a:1}", "JSON_SYNTAX", 1)]
    [InlineData("1 1", "JSON_SYNTAX", 2)]
    [InlineData("01", "JSON_SYNTAX", 0)]
    [InlineData("-01", "JSON_SYNTAX", 0)]
    [InlineData("+1", "JSON_SYNTAX", 0)]
    [InlineData("-", "JSON_SYNTAX", 1)]
    [InlineData("1.0", "JSON_NUMBER", 1)]
    [InlineData("1e3", "JSON_NUMBER", 1)]
    [InlineData("9007199254740992", "JSON_NUMBER", 0)]
    [InlineData("-9007199254740992", "JSON_NUMBER", 0)]
    [InlineData("99999999999999999999999", "JSON_NUMBER", 0)]
    [InlineData("{\"a\":1,\"\\u0061\":2}", "JSON_DUPLICATE", 7)]
    [InlineData("\"\\ud800\"", "JSON_TEXT", 0)]
    [InlineData("[\"\\ude00\\ud83d\"]", "JSON_TEXT", 1)]
    [InlineData("\"a", "JSON_SYNTAX", 2)]
    [InlineData("\"\\x\"", "JSON_SYNTAX", 1)]
    [InlineData("\"\\u12\"", "JSON_SYNTAX", 1)]
    [InlineData("\"\\u+123\"", "JSON_SYNTAX", 1)]
    [InlineData("\"\n\"", "JSON_SYNTAX", 1)]
    [InlineData("\ufeff1", "JSON_SYNTAX", 0)]
    [InlineData("// 1", "JSON_SYNTAX", 0)]
    public void Anything_else_is_damage_with_its_place(string json, string code, int offset)
    {
        Assert.False(CanonicalJson.TryParse(Encoding.UTF8.GetBytes(json), out var value, out var damage));
        Assert.Null(value);
        Assert.Equal((code, (long)offset), (damage.Code, damage.Offset));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_damage()
    {
        Assert.False(CanonicalJson.TryParse([(byte)'"', 0xc0, 0x80, (byte)'"'], out _, out var damage));
        Assert.Equal(("JSON_TEXT", 1L), (damage.Code, damage.Offset));
        Assert.False(CanonicalJson.TryParse([(byte)'"', 0xed, 0xa0, 0x80, (byte)'"'], out _, out damage));
        Assert.Equal("JSON_TEXT", damage.Code);
    }

    [Fact]
    public void Nesting_ends_at_32()
    {
        string Nested(int depth) => new string('[', depth) + new string(']', depth);
        Assert.True(CanonicalJson.TryParse(Encoding.UTF8.GetBytes(Nested(32)), out _, out _));
        Assert.False(CanonicalJson.TryParse(Encoding.UTF8.GetBytes(Nested(33)), out _, out var damage));
        Assert.Equal(("JSON_DEPTH", 32L), (damage.Code, damage.Offset));
        Assert.False(
            CanonicalJson.TryParse(Encoding.UTF8.GetBytes(new string('[', 1_000_000)), out _, out damage));
        Assert.Equal("JSON_DEPTH", damage.Code);
    }

    [Fact]
    public void Any_value_survives_writing_and_reading_and_others_read_it_too() =>
        Values.Sample(
            value =>
            {
                var bytes = CanonicalJson.ToBytes(value);
                Assert.True(
                    CanonicalJson.TryParseCanonical(bytes, out var again, out var damage), damage.ToString());
                Assert.Equal(value, again);
                Assert.Equal(value.GetHashCode(), again.GetHashCode());
                using var other = JsonDocument.Parse(bytes);
                AssertSame(value, other.RootElement);
            },
            iter: 2_000);

    [Fact]
    public void Values_differ_if_anything_in_them_does()
    {
        Assert.NotEqual<JsonValue>("1", 1);
        Assert.NotEqual<JsonValue>(new JsonValue.List(1, 2), new JsonValue.List(2, 1));
        Assert.NotEqual(new JsonValue.Map(Sample.Member("a", 1)), new JsonValue.Map(Sample.Member("b", 1)));
        Assert.Equal(
            new JsonValue.Map(Sample.Member("a", 1), Sample.Member("b", 2)),
            new JsonValue.Map(Sample.Member("b", 2), Sample.Member("a", 1)));
        Assert.Equal(JsonValue.FromInt64(1), new JsonValue.Map(Sample.Member("a", 1))["a"]);
        Assert.Null(new JsonValue.Map()["a"]);
    }

    [Fact]
    public void A_value_that_no_json_can_hold_is_a_bug_of_the_caller()
    {
        Assert.Throws<ArgumentException>(() => JsonValue.FromString("\ud800"));
        Assert.Throws<ArgumentException>(() => JsonValue.FromString("\udc00a"));
        Assert.Throws<ArgumentOutOfRangeException>(() => JsonValue.FromInt64(1L << 53));
        Assert.Throws<ArgumentOutOfRangeException>(() => JsonValue.FromInt64(long.MinValue));
        Assert.Throws<ArgumentException>(
            () => new JsonValue.Map(Sample.Member("a", 1), Sample.Member("a", 2)));
        Assert.Throws<ArgumentException>(() => new JsonValue.Map(Sample.Member("\udfff", 1)));
        Assert.Same(JsonValue.None, JsonValue.FromString(null));
    }

    private static void AssertSame(JsonValue value, JsonElement other)
    {
        switch (value)
        {
            case JsonValue.Text text:
                Assert.Equal(text.Value, other.GetString());
                break;
            case JsonValue.Number number:
                Assert.Equal(number.Value, other.GetInt64());
                break;
            case JsonValue.Flag flag:
                Assert.Equal(flag.Value, other.GetBoolean());
                break;
            case JsonValue.Null:
                Assert.Equal(JsonValueKind.Null, other.ValueKind);
                break;
            case JsonValue.List list:
                Assert.Equal(list.Items.Count, other.GetArrayLength());
                Assert.All(list.Items, (item, i) => AssertSame(item, other[i]));
                break;
            case JsonValue.Map map:
                Assert.Equal(map.Members.Select(m => m.Key), other.EnumerateObject().Select(p => p.Name));
                Assert.All(map.Members, member => AssertSame(member.Value, other.GetProperty(member.Key)));
                break;
            default:
                Assert.Fail("There is another kind of value.");
                break;
        }
    }
}
