using System.Text.Json.Nodes;
using Probative.Kernel.Facts;
using Probative.Kernel.Views;

namespace Probative.Preservation.Listing;

/// <summary>An item as lists show it (docs/spec/json-output.md).</summary>
internal static class ListedItemShape
{
    /// <param name="item">The row of the listing.</param>
    /// <param name="passages">Where words stand that were looked for; null when none were.</param>
    public static JsonObject ToJson(ListedItemView item, JsonArray? passages)
    {
        var shape = new JsonObject
        {
            ["id"] = item.Item.ToString(),
            ["name"] = item.Name,
            ["sha256"] = item.Sha256?.ToHex(),
            ["size_bytes"] = item.SizeBytes,
            ["index"] = item.Row,
            ["number"] = item.Number,
            ["recorded_at"] = FactJson.Time(item.RecordedAt),
            ["actor"] = item.Actor,
            ["receipts"] = item.Receipts,
            ["appearances"] = item.Appearances,
            ["restricted"] = item.Flags.HasFlag(ListedTraits.Restricted),
            ["type"] = item.Type,
            ["examinations"] = item.Examinations,
            ["failures"] = item.Failures,
            ["notes"] = item.Notes,
            ["still"] = item.Still?.ToHex(),
            ["has"] = new JsonArray([.. ItemTraits.WordsOf(item.Flags).Select(word => (JsonNode)word)]),
        };
        if (passages is not null) shape["found"] = passages;
        return shape;
    }
}
