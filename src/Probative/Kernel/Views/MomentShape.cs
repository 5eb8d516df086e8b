using System.Text.Json.Nodes;

namespace Probative.Kernel.Views;

/// <summary>A moment of an item in the one shape that every command shows it in.</summary>
public static class MomentShape
{
    // Regions are recorded in millionths of the picture's sides.
    private const decimal Whole = 1_000_000m;
    private const decimal Second = 1_000_000m;

    /// <summary>False for what stands in words, or is about a whole item.</summary>
    public static bool IsAtMoment(IMomentRow row) =>
        row is not { FirstFrame: null, FirstMicroseconds: null, Left: null };

    /// <summary>The members of a moment, in their order.</summary>
    public static JsonObject Fill(JsonObject shape, IMomentRow row)
    {
        shape["first_frame"] = row.FirstFrame;
        shape["last_frame"] = row.LastFrame;
        shape["first_pts"] = row.FirstPts;
        shape["last_pts"] = row.LastPts;
        shape["first_s"] = row.FirstMicroseconds is { } first ? first / Second : null;
        shape["last_s"] = row.LastMicroseconds is { } last ? last / Second : null;
        shape["region"] = row is { Left: { } left, Top: { } top, Width: { } width, Height: { } height }
            ? new JsonObject
            {
                ["x"] = left / Whole, ["y"] = top / Whole, ["w"] = width / Whole, ["h"] = height / Whole,
            }
            : null;
        return shape;
    }
}
