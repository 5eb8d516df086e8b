using System.Text.Json.Nodes;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Kernel.Views;

namespace Probative.Matching.HashLists;

/// <summary>Lists of hashes and what is near them, in the shape of docs/spec/json-output.md.</summary>
internal static class HashListShape
{
    /// <summary>Said beside whatever is near a list: what it does not show.</summary>
    public const string Scope =
        MatchShape.Scope + " Of a list nothing is seen but hashes: what is near can be another picture that "
        + "looks alike. Only whoever has both can say.";

    public static JsonObject ToJson(HashListView list) => new()
    {
        ["id"] = list.Id?.ToString(),
        ["from"] = list.Source,
        ["format"] = list.Format,
        ["sha256"] = list.Sha256?.ToHex(),
        ["size_bytes"] = list.SizeBytes,
        ["entries"] = list.Entries,
        ["poor"] = list.Poor,
        ["faults"] = list.Faults,
        ["index"] = list.FromIndex,
        ["number"] = list.Number,
        ["recorded_at"] = FactJson.Time(list.RecordedAt),
        ["actor"] = list.Actor,
    };

    public static JsonObject ToJson(HashListMatchView match, IReadOnlyDictionary<ItemId, string?> names)
    {
        var called = match.Item is not { } id ? "an item that was destroyed"
            : names.GetValueOrDefault(id) ?? id.ToString();
        return new JsonObject
        {
            ["list"] = match.List?.ToString(),
            ["item"] = match.Item is not { } item
                ? null
                : new JsonObject { ["id"] = item.ToString(), ["name"] = names.GetValueOrDefault(item) },
            ["state"] = MatchShape.Possible,
            ["says"] = new JsonArray(
            [
                .. (NearForm.Read(match.Found) ?? [])
                    .Select(near => JsonValue.Create(NearWords.Say(near, called))),
            ]),
            ["found"] = match.Found is { } found ? JsonNode.Parse(found) : null,
            ["print"] = match.Print?.ToHex(),
            ["method"] = match.Method,
            ["index"] = match.FromIndex,
            ["number"] = match.Number,
            ["recorded_at"] = FactJson.Time(match.RecordedAt),
            ["actor"] = match.Actor,
        };
    }

    public static JsonObject ToJson(HashExportView export) => new()
    {
        ["for"] = export.Recipient,
        ["format"] = export.Format,
        ["sha256"] = export.Sha256?.ToHex(),
        ["entries"] = export.Entries,
        ["with_names"] = export.WithNames,
        ["items"] = export.Items is { } items ? JsonNode.Parse(items) : null,
        ["reason"] = export.Reason,
        ["index"] = export.FromIndex,
        ["number"] = export.Number,
        ["recorded_at"] = FactJson.Time(export.RecordedAt),
        ["actor"] = export.Actor,
    };
}
