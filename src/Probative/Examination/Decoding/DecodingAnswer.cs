using System.Text.Json;
using System.Text.Json.Nodes;

namespace Probative.Examination.Decoding;

/// <summary>
/// A document that came out of the sandbox. Nothing is believed of it but what is asked for, in its bounds.
/// </summary>
internal sealed class DecodingAnswer
{
    private const int TextMax = 1_024;
    private const int DepthMax = 8;

    private static readonly JsonDocumentOptions s_options = new()
    {
        MaxDepth = DepthMax, AllowDuplicateProperties = false,
    };

    private readonly JsonObject _document;

    private DecodingAnswer(JsonObject document) => _document = document;

    /// <summary>Null where it is no such document.</summary>
    public static DecodingAnswer? Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonNode.Parse(json.Span, documentOptions: s_options) is JsonObject document
                ? new DecodingAnswer(document)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A statement, cut where it is longer than one.</summary>
    public string? Text(string key) =>
        Whole(key) is { Length: > TextMax } text ? text[..TextMax] : Whole(key);

    /// <summary>A text of any length.</summary>
    public string? Whole(string key) =>
        _document[key] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public long Number(string key) =>
        _document[key] is JsonValue value && value.TryGetValue<long>(out var number) ? number : 0;

    public bool Is(string key) =>
        _document[key] is JsonValue value && value.TryGetValue<bool>(out var answer) && answer;

    public DecodingAnswer? Part(string key) =>
        _document[key] is JsonObject part ? new DecodingAnswer(part) : null;

    public IEnumerable<DecodingAnswer> List(string key, int most) =>
        (_document[key] as JsonArray ?? []).OfType<JsonObject>().Take(most)
            .Select(entry => new DecodingAnswer(entry));

    public IEnumerable<string> Texts(string key, int most) =>
        (_document[key] as JsonArray ?? []).Take(most)
            .Select(entry => entry is JsonValue value && value.TryGetValue<string>(out var text) ? text : "")
            .Select(text => text.Length > TextMax ? text[..TextMax] : text);
}
