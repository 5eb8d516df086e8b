using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Probative.Cli.Output;
using Xunit;

namespace Probative.Tests.Cli;

public sealed class JsonTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("it's `so` <a&b> + é ж 漢", "it's `so` <a&b> + é ж 漢")]
    [InlineData("😀 👩🏽", "😀 👩🏽")]
    [InlineData("a\"b\\c", "a\\\"b\\\\c")]
    [InlineData("a\nb\tc", "a\\nb\\tc")]
    [InlineData("\u001b[2J\u007f\u0085", "\\u001B[2J\\u007F\\u0085")]
    [InlineData("gpj.\u202Eexe\u200B\uFEFF", "gpj.\\u202Eexe\\u200B\\uFEFF")]
    [InlineData("\u2028\uE000", "\\u2028\\uE000")]
    [InlineData("tag \U000E0041 plane \U000F0000", "tag \\uDB40\\uDC41 plane \\uDB80\\uDC00")]
    public void Signs_stand_as_themselves_and_what_hides_or_controls_is_escaped(string text, string written)
    {
        Assert.Equal($"\"{written}\"", Write(text));
        Assert.Equal(text, (string?)JsonNode.Parse(Write(text)));
    }

    [Fact]
    public void A_long_text_is_written_whole()
    {
        var text = string.Concat(Enumerable.Repeat("emoji 😀, control \u0001, quote \"; ", 2_000));
        Assert.Equal(text, (string?)JsonNode.Parse(Write(text)));
    }

    private static string Write(string text)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, JsonText.Options))
            JsonValue.Create(text).WriteTo(writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
