using System.Text.Json.Nodes;
using Probative.Kernel.Facts;

namespace Probative.Kernel.Views;

/// <summary>A withdrawal in the shape of docs/spec/json-output.md.</summary>
public static class WithdrawalShape
{
    public static JsonObject ToJson(WithdrawalView withdrawal) => new()
    {
        ["by_claim"] = withdrawal.ByClaim?.ToString(),
        ["reason"] = withdrawal.Reason,
        ["index"] = withdrawal.FromIndex,
        ["number"] = withdrawal.Number,
        ["recorded_at"] = FactJson.Time(withdrawal.RecordedAt),
        ["actor"] = withdrawal.Actor,
    };
}
