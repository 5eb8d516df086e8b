using System.Text.Json.Nodes;
using Probative.Kernel.Facts;

namespace Probative.Kernel.Views;

/// <summary>
/// An observation in the one shape that every command shows it in (docs/spec/json-output.md).
/// </summary>
public static class ObservationShape
{
    // Regions are recorded in millionths of the picture's sides.
    private const decimal Whole = 1_000_000m;
    private const decimal Second = 1_000_000m;

    public static JsonObject ToJson(ObservationView row) => new()
    {
        ["id"] = row.Id?.ToString(),
        ["item"] = row.Item?.ToString(),
        ["index"] = row.FromIndex,
        ["number"] = row.Number,
        ["first_frame"] = row.FirstFrame,
        ["last_frame"] = row.LastFrame,
        ["first_pts"] = row.FirstPts,
        ["last_pts"] = row.LastPts,
        ["first_s"] = row.FirstMicroseconds is { } first ? first / Second : null,
        ["last_s"] = row.LastMicroseconds is { } last ? last / Second : null,
        ["region"] = row is { Left: { } left, Top: { } top, Width: { } width, Height: { } height }
            ? new JsonObject
            {
                ["x"] = left / Whole, ["y"] = top / Whole, ["w"] = width / Whole, ["h"] = height / Whole,
            }
            : null,
        ["text"] = row.Text,
        ["kind"] = row.Kind,
        ["recorded_at"] = FactJson.Time(row.RecordedAt),
        ["actor"] = row.Actor,
    };
}
