using System.Text.Json.Nodes;
using Probative.Kernel.Dates;

namespace Probative.Kernel.Casework;

/// <summary>A proposition as commands show it (docs/spec/json-output.md): every list is there.</summary>
public static class PropositionShape
{
    private static readonly string[] s_lists = ["actors", "affected", "counts", "times"];

    /// <param name="recorded">As it stands in its fact, in JSON; null when it was destroyed.</param>
    public static JsonObject? ToJson(string? recorded)
    {
        if (recorded is null || JsonNode.Parse(recorded) is not JsonObject shape) return null;
        foreach (var name in s_lists) shape[name] ??= new JsonArray();
        foreach (var name in (ReadOnlySpan<string>)["place", "method", "state"])
        {
            if (!shape.ContainsKey(name)) shape[name] = null;
        }

        foreach (var time in shape["times"]!.AsArray().OfType<JsonObject>())
        {
            var bounds = EdtfBounds.TryOf((string?)time["edtf"]);
            time["earliest"] = bounds?.Earliest?.ToString();
            time["latest"] = bounds?.Latest?.ToString();
        }

        return shape;
    }
}
