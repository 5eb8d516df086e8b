using System.Text.Json.Nodes;
using Probative.Kernel.Cases;
using Probative.Kernel.Facts;
using Probative.Kernel.Views;

namespace Probative.Preservation.Holds;

/// <summary>A hold in the shape of docs/spec/json-output.md.</summary>
internal static class HoldShape
{
    public static JsonObject ToJson(HoldView hold, Standing standing) => new()
    {
        ["id"] = hold.Id.ToString(),
        ["case"] = standing.ToJson(),
        ["item"] = hold.Item?.ToString(),
        ["reason"] = hold.Reason,
        ["until"] = hold.Until,
        ["active"] = hold.IsActive,
        ["index"] = hold.Index,
        ["number"] = hold.Number,
        ["recorded_at"] = FactJson.Time(hold.RecordedAt),
        ["actor"] = hold.Actor,
        ["release_reason"] = hold.ReleaseReason,
        ["released_at"] = FactJson.Time(hold.ReleasedAt),
        ["released_by"] = hold.ReleasedBy,
    };
}
