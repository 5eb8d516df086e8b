using System.Text.Json;
using System.Text.Json.Serialization;
using Probative.Kernel.Ids;

namespace Probative.Kernel.Commands;

/// <summary>The id of a member as text.</summary>
internal sealed class MemberIdText : JsonConverter<MemberId>
{
    public override MemberId Read(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Id.TryParse(reader.GetString(), out var id)
            ? new MemberId(id)
            : throw new JsonException("The id of a member has 32 hex digits.");

    public override void Write(Utf8JsonWriter writer, MemberId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
