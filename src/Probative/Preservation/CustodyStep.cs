using System.Text.Json.Nodes;
using Probative.Kernel.Facts;

namespace Probative.Preservation;

/// <summary>One step of an item's custody, in the shape of docs/spec/json-output.md.</summary>
internal static class CustodyStep
{
    public static JsonObject Of(
        long index, long number, string what, DateTimeOffset? at, string? actor) => new()
        {
            ["index"] = index,
            ["number"] = number,
            ["at"] = FactJson.Time(at),
            ["actor"] = actor,
            ["what"] = what,
        };
}
