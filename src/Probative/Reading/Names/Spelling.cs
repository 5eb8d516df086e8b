using Probative.Ledger.Facts;

namespace Probative.Reading.Names;

/// <summary>One way in which a name is written.</summary>
/// <param name="Text">The name as it is written.</param>
/// <param name="Language">A language tag (BCP 47), or null when nobody said which language it is.</param>
public sealed record Spelling(string Text, string? Language)
{
    /// <summary>As it stands in a fact.</summary>
    public JsonValue ToValue() => new JsonValue.Map(
        KeyValuePair.Create<string, JsonValue>("text", Text),
        KeyValuePair.Create("language", JsonValue.FromString(Language)));

    /// <summary>
    /// Reads a list of what <see cref="ToValue"/> makes; what is no spelling in it is passed over.
    /// </summary>
    public static IEnumerable<Spelling> ReadAll(JsonValue? value)
    {
        if (value is not JsonValue.List list) yield break;
        foreach (var map in list.Items.OfType<JsonValue.Map>())
        {
            if (Member(map, "text") is { } text) yield return new Spelling(text, Member(map, "language"));
        }
    }

    private static string? Member(JsonValue.Map map, string name) =>
        (map.Members.FirstOrDefault(member => member.Key == name).Value as JsonValue.Text)?.Value;
}
