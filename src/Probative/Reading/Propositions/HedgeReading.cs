using Probative.Ledger.Facts;

namespace Probative.Reading.Propositions;

/// <summary>A hedge as the speaker wrote it, and what we take it to do.</summary>
/// <param name="Words">As they stand in the item, one of the claim's own hedges.</param>
/// <param name="Class">One of <see cref="Classes"/>: how it hedges.</param>
/// <param name="Scope">One of <see cref="Scopes"/>: what it hedges.</param>
public sealed record HedgeReading(string Words, string Class, string Scope)
{
    public static readonly IReadOnlyList<string> Classes =
    [
        "alleged", "appearance", "probability", "possibility", "approximate", "conditional", "preliminary",
        "belief", "limited_knowledge",
    ];

    public static readonly IReadOnlyList<string> Scopes =
        ["event", "count", "place", "identity", "date", "rank", "cause", "frequency", "duration", "law"];

    public JsonValue ToValue() => new JsonValue.Map(
        KeyValuePair.Create<string, JsonValue>("words", Words),
        KeyValuePair.Create<string, JsonValue>("class", Class),
        KeyValuePair.Create<string, JsonValue>("scope", Scope));
}
