using System.Text.Json.Nodes;
using Probative.Kernel.Facts;

namespace Probative.Kernel.Views;

/// <summary>
/// An observation in the one shape that every command shows it in (docs/spec/json-output.md).
/// </summary>
public static class ObservationShape
{
    public static JsonObject ToJson(ObservationView row)
    {
        var shape = MomentShape.Fill(
            new JsonObject
            {
                ["id"] = row.Id?.ToString(),
                ["item"] = row.Item?.ToString(),
                ["index"] = row.FromIndex,
                ["number"] = row.Number,
            },
            row);
        shape["text"] = row.Text;
        shape["kind"] = row.Kind;
        shape["recorded_at"] = FactJson.Time(row.RecordedAt);
        shape["actor"] = row.Actor;
        return shape;
    }
}
