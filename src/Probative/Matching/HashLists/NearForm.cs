using System.Text.Json.Nodes;
using Probative.Fingerprints.Copies;
using Probative.Fingerprints.HashLists;
using JsonValue = Probative.Ledger.Facts.JsonValue;

namespace Probative.Matching.HashLists;

/// <summary>
/// What of a list is near an item, as facts and views have it (docs/spec/facts.md): whole numbers,
/// milliseconds and thousandths.
/// </summary>
internal static class NearForm
{
    private const string Hashes = "hashes";
    private const string Sequence = "sequence";
    private const string WeakSequence = "weak sequence";

    public static JsonValue.Map Write(HashListNear near) => Map(
        ("of", JsonValue.FromString(near.Of)),
        ("sign", near.Sign switch
        {
            HashListSign.Sequence => Sequence,
            HashListSign.WeakSequence => WeakSequence,
            _ => Hashes,
        }),
        ("item_ms", Pair(near.Item)),
        ("list_ms", near.Listed is { } listed ? Pair(listed) : JsonValue.None),
        ("hashes", near.Hashes),
        ("among", near.Among),
        ("distance", near.Distance),
        ("score", near.Score is { } score ? (long)Math.Round(score * 1_000) : JsonValue.None));

    /// <summary>Null where the text is none that <see cref="Write"/> gives.</summary>
    public static IReadOnlyList<HashListNear>? Read(string? json)
    {
        // A view is built of sealed facts that a later version may have written: what is strange is not told.
        try
        {
            return json is null ? null : [.. JsonNode.Parse(json)!.AsArray().Select(one => ReadOne(one!))];
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or NullReferenceException
            or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static HashListNear ReadOne(JsonNode near) => new()
    {
        Of = (string?)near["of"],
        Sign = (string?)near["sign"] switch
        {
            Sequence => HashListSign.Sequence,
            WeakSequence => HashListSign.WeakSequence,
            Hashes => HashListSign.Hashes,
            _ => throw new FormatException("The sign is of a later version."),
        },
        Item = Stretch(near["item_ms"]!),
        Listed = near["list_ms"] is { } listed ? Stretch(listed) : null,
        Hashes = (int)near["hashes"]!,
        Among = (int)near["among"]!,
        Distance = (int)near["distance"]!,
        Score = near["score"] is { } score ? (long)score / 1_000.0 : null,
    };

    private static JsonValue.Map Map(params (string Name, JsonValue Value)[] members) =>
        new(members.Select(member => KeyValuePair.Create(member.Name, member.Value)));

    private static JsonValue.List Pair(FilmStretch stretch) => new(
        (long)Math.Round(stretch.StartSeconds * 1_000), (long)Math.Round(stretch.EndSeconds * 1_000));

    private static FilmStretch Stretch(JsonNode pair) =>
        new((long)pair[0]! / 1_000.0, (long)pair[1]! / 1_000.0);
}
