using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Probative.Kernel.Facts;

namespace Probative.Handover.CaseUco;

/// <summary>
/// Nodes of a JSON-LD document, each once, written in the order of their names: the same case gives the same
/// bytes.
/// </summary>
internal sealed class Graph
{
    private static readonly (string Prefix, string Iri)[] s_prefixes =
    [
        ("case-investigation", "https://ontology.caseontology.org/case/investigation/"),
        ("uco-action", "https://ontology.unifiedcyberontology.org/uco/action/"),
        ("uco-core", "https://ontology.unifiedcyberontology.org/uco/core/"),
        ("uco-identity", "https://ontology.unifiedcyberontology.org/uco/identity/"),
        ("uco-observable", "https://ontology.unifiedcyberontology.org/uco/observable/"),
        ("uco-types", "https://ontology.unifiedcyberontology.org/uco/types/"),
        ("xsd", "http://www.w3.org/2001/XMLSchema#"),
    ];

    private readonly SortedDictionary<string, JsonObject> _nodes = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Names => _nodes.Keys;

    /// <summary>Adds a node with what it is in our own words of it; its name.</summary>
    /// <param name="what">`item:ID`, or a part of it.</param>
    /// <param name="type">Its class.</param>
    /// <param name="members">What is said of it; null is left out.</param>
    public string Add(string what, string type, params ReadOnlySpan<(string Name, JsonNode? Value)> members)
    {
        var name = NodeId.Of(what);
        if (_nodes.ContainsKey(name)) return name;
        var node = new JsonObject { ["@id"] = name, ["@type"] = type };
        foreach (var (member, value) in members)
        {
            if (value is not (null or JsonArray { Count: 0 })) node[member] = value;
        }

        _nodes.Add(name, node);
        return name;
    }

    public static JsonNode To(string name) => new JsonObject { ["@id"] = name };

    public static JsonArray To(IEnumerable<string> names) =>
        [.. names.Distinct().Order(StringComparer.Ordinal).Select(To)];

    public static JsonNode? Time(DateTimeOffset? time) => time is null
        ? null
        : new JsonObject { ["@type"] = "xsd:dateTime", ["@value"] = FactJson.Time(time) };

    public static JsonArray Texts(params IEnumerable<string?> texts) =>
        [.. texts.OfType<string>().Select(text => JsonValue.Create(text))];

    public byte[] ToBytes()
    {
        var document = new JsonObject
        {
            ["@context"] = new JsonObject(s_prefixes.Select(one =>
                KeyValuePair.Create<string, JsonNode?>(one.Prefix, one.Iri))),
            ["@graph"] = new JsonArray([.. _nodes.Values]),
        };
        var bytes = new ArrayBufferWriter<byte>();
        var options = new JsonWriterOptions
        {
            Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        using (var writer = new Utf8JsonWriter(bytes, options)) document.WriteTo(writer);
        bytes.Write("\n"u8);
        return bytes.WrittenSpan.ToArray();
    }
}
