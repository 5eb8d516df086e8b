using System.Text.Json.Nodes;
using Probative.Web.Permission;

namespace Probative.Web.Rooms.Incidents;

/// <summary>Everything that the pages of one incident show, as it was told.</summary>
/// <param name="Told">What `incident show` tells.</param>
/// <param name="Places">The places of the case, by reference: `place:ID`.</param>
/// <param name="Control">Who is said to hold the places that the incident may have been at.</param>
public sealed record Brief(
    JsonObject Told, IReadOnlyDictionary<string, JsonObject> Places, IReadOnlyList<JsonObject> Control)
{
    private Dictionary<string, JsonObject>? _things;

    public JsonObject Incident => Told["incident"]!.AsObject();

    public string Id => (string)Incident["id"]!;

    public JsonObject Said => Told["said"]!.AsObject();

    public IReadOnlyList<JsonObject> Claims(string side) => [.. Said[side].Objects()];

    public IReadOnlyList<JsonObject> Ties => [.. Said["relations"].Objects()];

    public IReadOnlyList<JsonObject> Observations => [.. Told["observed"]!["observations"].Objects()];

    public IReadOnlyList<JsonObject> Findings => [.. Told["concluded"]!["findings"].Objects()];

    public IReadOnlyList<JsonObject> Tasks => [.. Told["open"]!["tasks"].Objects()];

    /// <summary>What is followed of one question: `place`, `event_time`.</summary>
    public IReadOnlyList<JsonObject> Hypotheses(string question) =>
        [.. Told["hypotheses"]![question].Objects()];

    /// <summary>The words behind a reference that this page has; null for what it does not have.</summary>
    public string? WordsOf(string reference)
    {
        var one = Find(reference);
        return (string?)one?["quote"] ?? (string?)one?["text"]
            ?? (string?)Places.GetValueOrDefault(reference)?["name"];
    }

    /// <summary>The item that what is referred to stands in; null where this page does not have it.</summary>
    public string? ItemOf(string reference) => reference.StartsWith("item:", StringComparison.Ordinal)
        ? IdIn(reference)
        : (string?)Find(reference)?["item"];

    /// <summary>What this page has of a reference: it names many, and each of them more than once.</summary>
    private JsonObject? Find(string reference)
    {
        if (_things is null)
        {
            _things = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
            string[] sides = ["claims", "denials", "against"];
            IEnumerable<JsonObject> all =
                [.. sides.SelectMany(Claims), .. Observations, .. Findings, .. Tasks];
            foreach (var one in all)
            {
                if ((string?)one["id"] is { } id) _things.TryAdd(id, one);
            }
        }

        return _things.GetValueOrDefault(IdIn(reference));
    }

    private static string IdIn(string reference) =>
        reference[(reference.IndexOf(':', StringComparison.Ordinal) + 1)..];
}
