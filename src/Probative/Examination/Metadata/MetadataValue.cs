using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Probative.Examination.Metadata;

/// <summary>One value that a program read in a file.</summary>
/// <param name="Group">Where the program files it: `ExifIFD`, `Track1`.</param>
/// <param name="Path">The way to it in the file: `JPEG-APP1-IFD0-ExifIFD`.</param>
/// <param name="Tag">Its name: `DateTimeOriginal`.</param>
/// <param name="Value">The value without conversion for people: a text, a number or a list.</param>
public sealed record MetadataValue(string Group, string Path, string Tag, JsonNode Value)
{
    /// <summary>The value as text, if it is one or a number.</summary>
    public string? Text => Value.GetValueKind() switch
    {
        JsonValueKind.String => (string?)Value,
        JsonValueKind.Number => Value.ToJsonString(),
        _ => null,
    };

    /// <summary>The value as a number, also where it is written as text.</summary>
    public double? Number =>
        double.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number)
            ? number
            : null;

    public JsonObject ToJson() => new()
    {
        ["path"] = Path, ["group"] = Group, ["tag"] = Tag, ["value"] = Value.DeepClone(),
    };
}
