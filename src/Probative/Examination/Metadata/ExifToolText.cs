using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Probative.Examination.Metadata;

/// <summary>
/// What ExifTool prints with `-j -G1:5:4`: one object whose keys are group, path, number of the copy and tag,
/// with colons between. It is the output of a sandboxed program, so it is bounded here again.
/// </summary>
public static class ExifToolText
{
    /// <summary>Values of one file that are kept; a file with more says how many were left out.</summary>
    public const int ValuesMax = 4_000;

    // A value of text that is longer is cut: what is larger is a preview or a block, not a statement.
    private const int TextMax = 4_096;
    private const int DepthMax = 16;

    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = DepthMax };

    // Of the program, and of the file in the sandbox; not of the item.
    private static readonly HashSet<string> s_notOfTheFile =
        ["SourceFile", "ExifToolVersion", "Error", "Warning"];

    /// <summary>The values in the order of the file; null when it is no such text.</summary>
    /// <param name="json">The output for one file.</param>
    public static ExifToolValues? Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            // What is no UTF-8 becomes a replacement here, or the one value would throw when it is looked at.
            var text = Encoding.UTF8.GetString(json.Span);
            if (JsonNode.Parse(text, documentOptions: s_options) is not JsonArray { Count: 1 } files
                || files[0] is not JsonObject file)
            {
                return null;
            }

            var values = new List<MetadataValue>();
            var (warnings, leftOut) = (new List<string>(), 0);
            foreach (var (key, node) in file)
            {
                var tag = key[(key.LastIndexOf(':') + 1)..];
                if (tag is "Warning" or "Error") warnings.Add(node?.ToString() ?? "");
                if (s_notOfTheFile.Contains(tag) || node is null) continue;
                if (values.Count == ValuesMax) leftOut++;
                else values.Add(Split(key, tag, Bounded(node)));
            }

            return new ExifToolValues(values, warnings, leftOut);
        }
        catch (Exception broken) when (
            broken is JsonException or ArgumentException or InvalidOperationException)
        {
            // Also a key that stands twice, and half a surrogate pair in an escape.
            return null;
        }
    }

    private static MetadataValue Split(string key, string tag, JsonNode value)
    {
        var parts = key.Split(':');
        var path = parts.Length > 2 ? string.Join(':', parts[1..^1]) : "";
        return new MetadataValue(parts.Length > 1 ? parts[0] : "", path, tag, value);
    }

    /// <summary>Text inside of lists is decoded now: what is no text throws here and not later.</summary>
    private static JsonNode Settled(JsonNode node)
    {
        if (node is JsonArray or JsonObject) _ = node.ToJsonString();
        return node;
    }

    private static JsonNode Bounded(JsonNode node) =>
        node.GetValueKind() == JsonValueKind.String && (string?)node is { Length: > TextMax } text
            ? JsonValue.Create($"{text[..TextMax]}... ({text.Length} characters)")
            : Settled(node.DeepClone());
}
