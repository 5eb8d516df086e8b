using System.Text.Json.Nodes;
using Probative.Ledger;

namespace Probative.Web.Rooms.Item;

/// <summary>Everything that is recorded of one item, as the pages of this room look at it.</summary>
/// <param name="Told">What `show` tells.</param>
/// <param name="Reports">The reports of the examinations that found something, by name.</param>
/// <param name="Positions">The positions that stand in it; where they are only if that may be shown.</param>
public sealed record Dossier(
    JsonObject Told, IReadOnlyDictionary<string, JsonObject> Reports, IReadOnlyList<JsonObject> Positions)
{
    private const string Copy = "viewing copy";

    public JsonObject Item => Told["item"]!.AsObject();

    public string Id => (string)Item["id"]!;

    public string Name => (string?)Item["name"] ?? "";

    public string CaseName => (string?)Told["case"]?["name"] ?? "";

    public IEnumerable<JsonObject> Examinations => Rows("examinations");

    public IEnumerable<JsonObject> Claims => Rows("claims");

    public IEnumerable<JsonObject> Observations => Rows("observations");

    public JsonObject? Type => Report("identity")?["type"] as JsonObject;

    /// <summary>`video`, `sound`, `picture`, `text` or another; empty when nobody looked yet.</summary>
    public string Family => (string?)Type?["family"] ?? "";

    /// <summary>Also while nobody knows yet what it is.</summary>
    public bool IsToBeLookedAt => Type is null || Family is "video" or "sound" or "picture";

    /// <summary>What is shown before somebody gave a reason; null without one.</summary>
    public Hash32? Blurred => Made("frames", "contact sheet, blurred")
        ?? Made("key frames", "contact sheet, blurred") ?? Made("picture", "preview, blurred");

    /// <summary>The characters that were read in it; null where it has no text.</summary>
    public Hash32? Text => Made("text", "text") ?? Made("page", "text") ?? Made("paper", "text");

    public Hash32? ViewingCopy => Made(Copy, Copy);

    public Hash32? ViewingTimes => Made(Copy, "viewing times");

    /// <summary>`video`, `sound` or `picture`; empty without a viewing copy.</summary>
    public string CopyKind => (string?)Report(Copy)?["kind"] ?? "";

    /// <summary>
    /// True when somebody said of every position that the examination found that it may be shown.
    /// </summary>
    public bool ShowsPositions(string examination) =>
        Positions.Where(one => (string?)one["examination"] == examination)
            .All(one => (string?)one["state"] == "shown");

    /// <summary>True when somebody said that this track may be shown.</summary>
    public bool ShowsTrack(Hash32 track) => Positions.Any(one =>
        (string?)one["state"] == "shown" && (string?)one["track"] == track.ToHex());

    public JsonObject? Report(string examination) => Reports.GetValueOrDefault(examination);

    /// <summary>The digest of what an examination made; null where it made none.</summary>
    public Hash32? Made(string examination, string role)
    {
        var of = Examinations.FirstOrDefault(one => (string?)one["examination"] == examination);
        var found = (of?["derivatives"] as JsonArray)?.FirstOrDefault(one => (string?)one?["role"] == role);
        return Hash32.TryParseHex((string?)found?["sha256"], out var sha256) ? sha256 : null;
    }

    private IEnumerable<JsonObject> Rows(string name) =>
        (Told[name] as JsonArray)?.OfType<JsonObject>() ?? [];
}
