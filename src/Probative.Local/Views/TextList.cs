using System.Text;
using Probative.Kernel.Facts;
using Probative.Ledger.Facts;

namespace Probative.Local.Views;

/// <summary>A list of texts of a fact, as a column holds it.</summary>
internal static class TextList
{
    /// <summary>
    /// A JSON array of the texts in the field. Null when it cannot be read, which is not the same as an empty
    /// one.
    /// </summary>
    public static string? Of(FactReader fields, string name) =>
        fields.Value(name) is JsonValue.List ? Of(fields.Texts(name)) : null;

    public static string Of(IEnumerable<string> texts) => Encoding.UTF8.GetString(
        CanonicalJson.ToBytes(new JsonValue.List(texts.Select(JsonValue.FromString))));
}
