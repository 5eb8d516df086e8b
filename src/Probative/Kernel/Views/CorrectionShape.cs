using System.Text.Json.Nodes;
using Probative.Kernel.Facts;

namespace Probative.Kernel.Views;

/// <summary>
/// A correction in the one shape that every command shows it in (docs/spec/json-output.md): the old value
/// beside the new one, and why.
/// </summary>
public static class CorrectionShape
{
    public static JsonObject ToJson(CorrectionView correction)
    {
        var shape = new JsonObject
        {
            ["index"] = correction.FromIndex,
            ["number"] = correction.Number,
            ["at"] = FactJson.Time(correction.RecordedAt),
            ["actor"] = correction.Actor,
        };
        Write(correction, shape);
        return shape;
    }

    /// <summary>What was corrected, added to a shape that tells when and by whom.</summary>
    public static void Write(CorrectionView correction, JsonObject shape)
    {
        shape["corrects"] = correction.Corrects;
        shape["field"] = correction.Field;
        shape["was"] = Parse(correction.Was);
        shape["value"] = Parse(correction.Value);
        shape["reason"] = correction.Reason;
    }

    private static JsonNode? Parse(string? json) => json is null ? null : JsonNode.Parse(json);
}
