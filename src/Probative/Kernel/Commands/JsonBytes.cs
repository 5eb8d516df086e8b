using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Probative.Ledger;

namespace Probative.Kernel.Commands;

/// <summary>
/// Documents as the bytes that are kept under their digest: UTF-8, no white space, members in the order in
/// which they were written, ASCII beyond letters escaped by the framework's default. Equal documents give
/// equal bytes.
/// </summary>
public static class JsonBytes
{
    public static byte[] Of(JsonNode document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes)) document.WriteTo(writer);
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>The digest of those bytes.</summary>
    public static Hash32 DigestOf(JsonNode document) => Hash32.Of(Of(document));
}
