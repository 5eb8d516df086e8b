using System.Text.Json.Nodes;
using Probative.Formats;

namespace Probative.Examination;

/// <summary>What a reader found wrong, as JSON.</summary>
internal static class DamageJson
{
    // More than a person reads; the rest is counted.
    private const int Most = 100;

    public static JsonObject Of(DamageList damage) => new()
    {
        ["errors"] = damage.Errors,
        ["listed"] = new JsonArray([.. damage.Take(Most).Select(entry => (JsonNode)new JsonObject
        {
            ["code"] = entry.Code,
            ["offset"] = entry.Offset == Damage.NoOffset ? null : entry.Offset,
            ["message"] = entry.Message,
            ["is_warning"] = entry.IsWarning,
        })]),
        ["left_out"] = Math.Max(0, damage.Count - Most) + damage.NotKept,
    };
}
