using System.Text.Json.Nodes;
using Probative.Fingerprints.HashLists;
using static Probative.Matching.MeasuredForm;
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
        ("score", near.Score is { } score ? Whole(score, Thousand) : JsonValue.None));

    /// <summary>Null where the text is none that <see cref="Write"/> gives.</summary>
    public static IReadOnlyList<HashListNear>? Read(string? json) => json is null ? null : Tried(
        () => JsonNode.Parse(json)!.AsArray().Select(one => ReadOne(one!)).ToList());

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
        Score = near["score"] is { } score ? (long)score / Thousand : null,
    };
}
