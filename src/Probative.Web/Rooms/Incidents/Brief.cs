using System.Text.Json.Nodes;

namespace Probative.Web.Rooms.Incidents;

/// <summary>Everything that the pages of one incident show, as it was told.</summary>
/// <param name="Told">What `incident show` tells.</param>
/// <param name="Places">The places of the case, by reference: `place:ID`.</param>
/// <param name="Control">Who is said to hold the places that the incident may have been at.</param>
public sealed record Brief(
    JsonObject Told, IReadOnlyDictionary<string, JsonObject> Places, IReadOnlyList<JsonObject> Control)
{
    public JsonObject Incident => Told["incident"]!.AsObject();

    public string Id => (string)Incident["id"]!;

    public JsonObject Said => Told["said"]!.AsObject();

    public IReadOnlyList<JsonObject> Claims(string side) => Objects(Said[side]);

    public IReadOnlyList<JsonObject> Ties => Objects(Said["relations"]);

    public IReadOnlyList<JsonObject> Observations => Objects(Told["observed"]!["observations"]);

    public IReadOnlyList<JsonObject> Findings => Objects(Told["concluded"]!["findings"]);

    public IReadOnlyList<JsonObject> Tasks => Objects(Told["open"]!["tasks"]);

    /// <summary>What is followed of one question: `place`, `event_time`.</summary>
    public IReadOnlyList<JsonObject> Hypotheses(string question) => Objects(Told["hypotheses"]![question]);

    /// <summary>The words behind a reference that this page has; null for what it does not have.</summary>
    public string? WordsOf(string reference)
    {
        var id = reference[(reference.IndexOf(':', StringComparison.Ordinal) + 1)..];
        var claims = Claims("claims").Concat(Claims("denials")).Concat(Claims("against"));
        var one = claims.Concat(Observations).Concat(Findings).Concat(Tasks)
            .FirstOrDefault(one => (string?)one["id"] == id);
        return (string?)one?["quote"] ?? (string?)one?["text"]
            ?? (string?)Places.GetValueOrDefault(reference)?["name"];
    }

    /// <summary>The item that what is referred to stands in; null where this page does not have it.</summary>
    public string? ItemOf(string reference)
    {
        if (reference.StartsWith("item:", StringComparison.Ordinal)) return reference["item:".Length..];
        var id = reference[(reference.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return (string?)Claims("claims").Concat(Claims("denials")).Concat(Claims("against"))
            .Concat(Observations).FirstOrDefault(one => (string?)one["id"] == id)?["item"];
    }

    private static List<JsonObject> Objects(JsonNode? list) =>
        [.. (list as JsonArray ?? []).OfType<JsonObject>()];
}
