using Probative.Kernel.Facts;
using Probative.Ledger.Facts;

namespace Probative.Local.Views;

/// <summary>The columns of a moment and of a region, as a fact states them.</summary>
internal static class MomentColumns
{
    /// <summary>In the order of <see cref="Of"/>.</summary>
    public static readonly string[] Names =
    [
        "FirstFrame", "LastFrame", "FirstPts", "LastPts", "FirstMicroseconds", "LastMicroseconds", "Left",
        "Top", "Width", "Height",
    ];

    public static object?[] Of(FactReader fields)
    {
        var moment = fields.Value("moment") as JsonValue.Map;
        var region = fields.Value("region") as JsonValue.Map;
        return
        [
            Number(moment, "first"), Number(moment, "last"), Number(moment, "first_pts"),
            Number(moment, "last_pts"), Number(moment, "first_us"), Number(moment, "last_us"),
            Number(region, "x"), Number(region, "y"), Number(region, "w"), Number(region, "h"),
        ];
    }

    private static long? Number(JsonValue.Map? members, string name) =>
        (members?[name] as JsonValue.Number)?.Value;
}
