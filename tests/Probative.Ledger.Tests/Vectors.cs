using System.Text.Json;

namespace Probative.Ledger.Tests;

/// <summary>Reads the forms in which published vectors come.</summary>
internal static class Vectors
{
    public static JsonElement Json(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return document.RootElement.Clone();
    }

    public static Hash32 Base64(JsonElement text) =>
        Hash32.FromSpan(Convert.FromBase64String(text.GetString()!));
}
