using System.Diagnostics;
using System.Text.Json.Nodes;
using JsonValue = Probative.Ledger.Facts.JsonValue;

namespace Probative.Kernel.Facts;

/// <summary>Facts as the JSON that commands answer with (docs/spec/json-output.md).</summary>
public static class FactJson
{
    /// <summary>A time as facts have it, or null.</summary>
    public static JsonNode? Time(DateTimeOffset? time) => time is { } known ? FactTime.Format(known) : null;

    /// <summary>
    /// A fact with every field that still opens, in alphabetical order. `unopened` counts digests whose field
    /// was destroyed: that something stood there is not hidden.
    /// </summary>
    public static JsonObject ToJson(RecordedFact fact, JsonNode? sequence)
    {
        var fields = new JsonObject();
        var opened = fact.Disclosures.Where(field => !field.IsPadding).OrderBy(
            field => field.Name, StringComparer.Ordinal);
        foreach (var field in opened)
        {
            if (field.Name is not ("type" or "at" or "actor")) fields[field.Name] = ToNode(field.Value);
        }

        return new JsonObject
        {
            ["index"] = fact.Index,
            ["case"] = sequence,
            ["number"] = fact.Number,
            ["type"] = fact.Fields.Text("type"),
            ["at"] = fact.Fields.Text("at"),
            ["actor"] = fact.Fields.Text("actor"),
            ["fields"] = fields,
            ["unopened"] = DigestsOf(fact) - fact.Disclosures.Count,
            ["leaf_hash"] = fact.LeafHash.ToHex(),
        };
    }

    /// <summary>
    /// The same without what it says, for who must not read it yet: `hidden` says why. It is there only then.
    /// </summary>
    public static JsonObject WithoutFields(RecordedFact fact, JsonNode? sequence)
    {
        var told = ToJson(fact, sequence);
        told["fields"] = new JsonObject();
        told["hidden"] = "finding-hidden";
        return told;
    }

    public static JsonNode? ToNode(JsonValue value) => value switch
    {
        JsonValue.Null => null,
        JsonValue.Text text => text.Value,
        JsonValue.Number number => number.Value,
        JsonValue.Flag flag => flag.Value,
        JsonValue.List list => new JsonArray([.. list.Items.Select(ToNode)]),
        JsonValue.Map map => new JsonObject(
            map.Members.Select(member => KeyValuePair.Create(member.Key, ToNode(member.Value)))),
        _ => throw new UnreachableException(),
    };

    private static int DigestsOf(RecordedFact fact) =>
        Ledger.Facts.Leaf.TryParse(fact.Leaf.Span, out var leaf, out _)
            ? leaf.Digests.Length
            : fact.Disclosures.Count;
}
