using System.Text.Json;
using System.Text.Json.Serialization;
using Probative.Ledger;

namespace Probative.Kernel.Commands;

/// <summary>A SHA-256 as text.</summary>
internal sealed class DigestText : JsonConverter<Hash32>
{
    public override Hash32 Read(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Hash32.TryParseHex(reader.GetString(), out var digest)
            ? digest
            : throw new JsonException("A SHA-256 has 64 hex digits.");

    public override void Write(Utf8JsonWriter writer, Hash32 value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToHex());
}
