using System.Text.Json.Nodes;

namespace Probative.Web.Permission;

/// <summary>Lists in what a command told: one that was destroyed is null, and has nothing to show.</summary>
public static class ToldLists
{
    public static IEnumerable<JsonObject> Objects(this JsonNode? list) =>
        (list as JsonArray ?? []).OfType<JsonObject>();

    public static IEnumerable<string> Texts(this JsonNode? list) =>
        (list as JsonArray ?? []).Select(one => (string?)one).OfType<string>();
}
