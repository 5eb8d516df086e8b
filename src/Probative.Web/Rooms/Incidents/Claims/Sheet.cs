using System.Text.Json.Nodes;
using Probative.Kernel.Casework;
using Probative.Web.Permission;

namespace Probative.Web.Rooms.Incidents.Claims;

/// <summary>Everything that the page of one claim shows, as it was told.</summary>
/// <param name="Told">What `claim show` tells.</param>
/// <param name="Grades">Every grade that it has or had, in the order in which they were given.</param>
/// <param name="Links">Its links, those that ended too.</param>
/// <param name="Names">The entities, sources and places of the case, by reference.</param>
/// <param name="Words">The words behind what it is linked to, and where they stand, by reference.</param>
public sealed record Sheet(
    JsonObject Told,
    IReadOnlyList<JsonObject> Grades,
    IReadOnlyList<JsonObject> Links,
    IReadOnlyDictionary<string, JsonObject> Names,
    IReadOnlyDictionary<string, LinkedWords> Words)
{
    public JsonObject Claim => Told["claim"]!.AsObject();

    public string Id => (string)Claim["id"]!;

    public string Reference => $"claim:{Id}";

    /// <summary>Null while nobody read it.</summary>
    public JsonObject? Reading => Claim["reading"] as JsonObject;

    /// <summary>Null when its hedges were destroyed.</summary>
    public IReadOnlyList<string>? Hedges =>
        Claim["hedges"] is JsonArray ? [.. Claim["hedges"].Texts()] : null;

    /// <summary>The outermost first; null when they were destroyed.</summary>
    public IReadOnlyList<string>? Speakers =>
        Claim["speakers"] is JsonArray ? [.. Claim["speakers"].Texts()] : null;

    /// <summary>Those of one kind, by their names.</summary>
    public IEnumerable<JsonObject> NamesOf(NodeKind kind)
    {
        var prefix = Kernel.Casework.Reference.NameOf(kind) + ":";
        return Names.Where(one => one.Key.StartsWith(prefix, StringComparison.Ordinal))
            .Select(one => one.Value)
            .OrderBy(one => (string?)one["name"], StringComparer.CurrentCulture);
    }
}
