using System.Text;
using Probative.Kernel.Facts;
using Probative.Ledger.Facts;

namespace Probative.Local.Views;

/// <summary>The words in fields of facts that are lists or objects, a line for each text.</summary>
internal static class FactWords
{
    /// <summary>All texts in a list or an object, in their order; empty where there are none.</summary>
    public static string Of(JsonValue? value) => Collect(value, isWanted: true, _ => true);

    /// <summary>The texts of a proposition that are words of a source: `means`, types and dates are none.
    /// </summary>
    public static string OfProposition(JsonValue? value) =>
        Collect(value, isWanted: false, name => name == "words");

    /// <summary>Several texts as one; null when there is nothing in any.</summary>
    public static string? Lines(params ReadOnlySpan<string?> texts)
    {
        var lines = new StringBuilder();
        foreach (var text in texts)
        {
            if (string.IsNullOrWhiteSpace(text)) continue;
            if (lines.Length > 0) lines.Append('\n');
            lines.Append(text);
        }

        return lines.Length == 0 ? null : lines.ToString();
    }

    /// <summary>A list of texts as one text; null when it cannot be read.</summary>
    public static string? List(FactReader fields, string name) =>
        fields.Value(name) is JsonValue.List ? string.Join('\n', fields.Texts(name)) : null;

    private static string Collect(JsonValue? value, bool isWanted, Func<string, bool> isName)
    {
        var lines = new List<string>();
        Collect(value, isWanted, isName, lines);
        return string.Join('\n', lines);
    }

    // Facts are read at a bounded depth, so that this is too.
    private static void Collect(
        JsonValue? value, bool isWanted, Func<string, bool> isName, List<string> lines)
    {
        switch (value)
        {
            case JsonValue.Text text when isWanted:
                lines.Add(text.Value);
                break;
            case JsonValue.List list:
                foreach (var one in list.Items) Collect(one, isWanted, isName, lines);
                break;
            case JsonValue.Map map:
                foreach (var (name, one) in map.Members) Collect(one, isName(name), isName, lines);
                break;
        }
    }
}
