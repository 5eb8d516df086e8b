using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Probative.Decoding.Metadata;
using Probative.Decoding.Pages;
using Probative.Decoding.Papers;

namespace Probative.Decoding;

/// <summary>
/// One JSON document on one line. Its `outcome` is `read`, `unknown` (a format that the library does not
/// know), `encrypted`, or `unreadable` with the sort of fault.
/// </summary>
internal static class Answer
{
    // Nothing of it stands in a page; escaped, a text in Cyrillic would be three times as long.
    private static readonly JsonWriterOptions s_options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static ReadOnlyMemory<byte> To(Question question) => Bytes(question.Kind switch
    {
        "metadata" => MetadataReader.Read(question.Path),
        "html" => PageReader.Read(question.Path),
        "pdf" => PaperReader.Read(question.Path),
        _ => Of("unknown"),
    });

    public static JsonObject Of(string outcome) => new() { ["outcome"] = outcome };

    public static ReadOnlyMemory<byte> Unreadable(Exception fault)
    {
        var answer = Of("unreadable");
        answer["fault"] = fault.GetType().Name;
        return Bytes(answer);
    }

    private static ReadOnlyMemory<byte> Bytes(JsonObject answer)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, s_options)) answer.WriteTo(writer);
        buffer.Write("\n"u8);
        return buffer.WrittenMemory;
    }
}
