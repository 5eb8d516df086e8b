using System.Globalization;
using System.Text.Json.Nodes;

namespace Probative.Incidents.Origins;

/// <summary>Origins in the shape of docs/spec/json-output.md.</summary>
internal static class OriginShape
{
    public static JsonObject ToJson(IReadOnlyList<Testimony> testimonies)
    {
        var origins = OriginFinder.Find(testimonies);
        return new JsonObject
        {
            ["at_most"] = origins.Count,
            ["says"] = Words(origins.Count),
            ["claims"] = testimonies.Count,
            ["without_text"] = testimonies.Count(one => one.Surroundings is null),
            ["origins"] = new JsonArray([.. origins.Select(ToJson)]),
        };
    }

    /// <summary>`at most 2 independent origins`: never a count of claims.</summary>
    public static string Words(int count) => string.Create(
        CultureInfo.InvariantCulture, $"at most {count} independent {(count == 1 ? "origin" : "origins")}");

    private static JsonObject ToJson(Origin origin) => new()
    {
        ["claims"] = new JsonArray([.. origin.Claims.Select(id => JsonValue.Create(id.ToString()))]),
        ["because"] = new JsonArray([.. origin.Because.Select(ToJson)]),
    };

    private static JsonObject ToJson(OriginBond bond) => new()
    {
        ["first"] = bond.First.ToString(),
        ["second"] = bond.Second.ToString(),
        ["rule"] = bond.Rule switch
        {
            OriginRule.SameItem => "same-item-bytes",
            OriginRule.SamePassage => "same-passage",
            OriginRule.SameSpeaker => "same-speaker",
            _ => "same-wording",
        },
        ["shared"] = bond.Shared,
        ["of"] = bond.Of,
    };
}
